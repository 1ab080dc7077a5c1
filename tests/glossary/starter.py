# SPDX-License-Identifier: MIT
"""What the starter glossary promises: starter.py FOLDER, where FOLDER is lib/glossary

Every row has Vietnamese and English; every term has one line that says where it comes from, in its own script, NFC and
without signs that nobody sees; a term of two concepts is listed as meant; the counts stay above their floors.
With VITRINE_GLOSSARY_PACKAGES (a node_modules folder) also: the packages still give these very bytes."""
import collections
import csv
import os
import pathlib
import subprocess
import sys
import unicodedata

LANGUAGES = ['vi', 'en', 'km', 'lo', 'th', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'fr', 'ru']
SCRIPTS = {
    'vi': ['LATIN'], 'en': ['LATIN'], 'fr': ['LATIN'], 'ru': ['CYRILLIC'], 'km': ['KHMER'], 'lo': ['LAO'], 'th': ['THAI'],
    'zh-Hans': ['CJK'], 'zh-Hant': ['CJK'], 'ja': ['CJK', 'HIRAGANA', 'KATAKANA', 'KATAKANA-HIRAGANA'],
    'ko': ['HANGUL'],
}
# Concepts that have a term in the language; in all ten languages that the glossary is for; altogether.
FLOORS = {'vi': 696, 'en': 696, 'km': 396, 'lo': 418, 'th': 650, 'zh-Hans': 667, 'zh-Hant': 626, 'ja': 646, 'ko': 656,
          'fr': 655, 'ru': 645}
FLOOR_IN_TEN = 300
FLOOR_OF_CONCEPTS = 300
# Names of countries, languages, currencies and cities, and the calendar, are easy to come by: not more than this share.
NAMES = ('countries and regions', 'languages', 'currencies', 'cities', 'time')
MOST_NAMES = 0.4
LISTED_SOURCES = ('annotation-name', 'annotation-keyword', 'territory', 'language', 'currency', 'unit', 'month', 'weekday',
                  'day-period', 'city', 'character-label', 'preset', 'preset-terms', 'option', 'field-label')

problems = []


def expect(holds, text):
    if not holds:
        problems.append(text)


def read_table(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.reader(file))


def read_lines(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def script_of(character):
    return unicodedata.name(character, '').split(' ')[0]


def check_script(language, term):
    letters = [script_of(character) for character in term if unicodedata.category(character)[0] in 'LM']
    own = [script for script in letters if script in SCRIPTS[language]]
    others = {script for script in letters if script not in SCRIPTS[language]}
    expect(own, f'{language}: {term}: no letter of its script')
    expect(others <= {'LATIN', 'COMBINING'}, f'{language}: {term}: letters of {", ".join(sorted(others))}')


def check_form(language, term):
    expect(term == unicodedata.normalize('NFC', term), f'{language}: {term}: not NFC')
    expect(term == ' '.join(term.split()), f'{language}: {term}: spaces')
    hidden = [character for character in term if unicodedata.category(character) in ('Cc', 'Cf', 'Co', 'Cn')]
    expect(not hidden, f'{language}: {term}: a sign that nobody sees')
    expect(not set(term) & set('()（）[]|;,'), f'{language}: {term}: more than a term')


def terms_of_rows(rows):
    """{(row, language, term)}, each term of a cell once."""
    found = set()
    for number, row in enumerate(rows, 1):
        for language, cell in zip(LANGUAGES, row):
            terms = cell.split('|') if cell else []
            folded = [term.casefold() for term in terms]
            expect(len(set(folded)) == len(folded), f'row {number}, {language}: {cell}: a term twice')
            found |= {(number, language, term) for term in terms}
    return found


def check_rows(rows):
    for number, row in enumerate(rows, 1):
        expect(len(row) == len(LANGUAGES), f'row {number}: {len(row)} cells')
        expect(row[0] and row[1], f'row {number}: without Vietnamese or English')
    for _, language, term in terms_of_rows(rows):
        check_script(language, term)
        check_form(language, term)


def check_sources(rows, sources, concepts):
    """Each term has one line and each line its term; the rows are the concepts in their order."""
    lines = [(int(line['row']), line['language'], line['term']) for line in sources]
    expect(len(lines) == len(set(lines)), 'a term has two lines of source')
    for row, language, term in sorted(terms_of_rows(rows) ^ set(lines)):
        problems.append(f'row {row}, {language}: {term}: in one of starter.csv and starter-sources.csv alone')
    order = list(dict.fromkeys(line['concept'] for line in concepts))
    expect(len(order) == len(rows), f'{len(order)} concepts, {len(rows)} rows')
    for line in sources:
        number = int(line['row'])
        expect(order[number - 1] == line['concept'], f'row {number} is not {line["concept"]}')
        expect(line['source'].split(':')[0] in LISTED_SOURCES, f'{line["term"]}: source {line["source"]}')
        expect(line['evidence'], f'{line["term"]}: no evidence')


def check_homonyms(sources, homonyms):
    concepts = collections.defaultdict(set)
    for line in sources:
        concepts[line['language'], line['term'].casefold()].add(line['concept'])
    found = {key: ids for key, ids in concepts.items() if len(ids) > 1}
    meant = {(line['language'], line['term'].casefold()): set(line['concepts'].split('|')) for line in homonyms}
    for key in sorted(set(found) | set(meant)):
        expect(found.get(key) == meant.get(key), f'{key}: in concepts {found.get(key)}, in homonyms.csv {meant.get(key)}')


def count(rows, concepts):
    ten = [LANGUAGES.index(language) for language in LANGUAGES if language != 'zh-Hant']
    in_ten = sum(all(row[place] for place in ten) for row in rows)
    print(f'{len(rows)} concepts, {in_ten} of them in all ten languages')
    expect(len(rows) >= FLOOR_OF_CONCEPTS, f'{len(rows)} concepts')
    expect(in_ten >= FLOOR_IN_TEN, f'{in_ten} concepts in ten languages')
    for place, language in enumerate(LANGUAGES):
        filled = sum(bool(row[place]) for row in rows)
        terms = sum(len(row[place].split('|')) for row in rows if row[place])
        print(f'  {language}: {filled} concepts, {terms} terms')
        expect(filled >= FLOORS[language], f'{language}: {filled} concepts, floor {FLOORS[language]}')
    domains = collections.Counter(dict((line['concept'], line['domain']) for line in concepts).values())
    print('  ' + ', '.join(f'{domain} {number}' for domain, number in domains.most_common()))
    names = sum(domains[domain] for domain in NAMES)
    expect(names <= MOST_NAMES * len(rows), f'{names} of {len(rows)} concepts are names')


def check_packages(folder):
    packages = os.environ.get('VITRINE_GLOSSARY_PACKAGES')
    if not packages:
        print('VITRINE_GLOSSARY_PACKAGES is not set: not made again from the packages')
        return
    made = subprocess.run([sys.executable, folder / 'make.py', packages, '--check'], check=False)
    expect(made.returncode == 0, 'the packages give other bytes')


def main(folder):
    table = read_table(folder / 'starter.csv')
    expect(table[0] == LANGUAGES, f'header {table[0]}')
    rows = table[1:]
    sources = read_lines(folder / 'starter-sources.csv')
    concepts = read_lines(folder / 'concepts.csv')
    check_rows(rows)
    check_sources(rows, sources, concepts)
    check_homonyms(sources, read_lines(folder / 'homonyms.csv'))
    count(rows, concepts)
    check_packages(folder)
    for problem in problems[:50]:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
