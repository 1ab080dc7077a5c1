#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes starter.csv and starter-sources.csv from concepts.csv and the packages SOURCES.md names.

    python3 make.py FOLDER           writes both files beside this one
    python3 make.py FOLDER --check   writes nothing; exit 1 if they would differ

FOLDER is the node_modules folder that holds the packages. No build runs this: the two files are kept.
"""
import csv
import io
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
LANGUAGES = ['vi', 'en', 'km', 'lo', 'th', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'fr', 'ru']
CLDR_FOLDER = {'zh-Hans': 'zh'}
SCHEMA_FILE = {'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW'}
LATIN = ('vi', 'en', 'fr')
PACKAGES = {
    'cldr-annotations-full': '48.2.0',
    'cldr-dates-full': '48.2.0',
    'cldr-localenames-full': '48.2.0',
    'cldr-misc-full': '48.2.0',
    'cldr-numbers-full': '48.2.0',
    'cldr-units-full': '48.2.0',
    '@openstreetmap/id-tagging-schema': '6.19.2',
}
# Their keywords are taken only with evidence from the data itself, or with a '!' that says a person read them.
GUARDED = ('km', 'lo', 'th')

# kind of source -> file below FOLDER, where in it the names stand ({key} in pieces split at '/')
CLDR = {
    'territory': ('cldr-localenames-full/main/{l}/territories.json', 'localeDisplayNames/territories/{key}'),
    'language': ('cldr-localenames-full/main/{l}/languages.json', 'localeDisplayNames/languages/{key}'),
    'currency': ('cldr-numbers-full/main/{l}/currencies.json', 'numbers/currencies/{key}/displayName'),
    'unit': ('cldr-units-full/main/{l}/units.json', 'units/long/{key}/displayName'),
    'month': ('cldr-dates-full/main/{l}/ca-gregorian.json', 'dates/calendars/gregorian/months/stand-alone/wide/{key}'),
    'weekday': ('cldr-dates-full/main/{l}/ca-gregorian.json', 'dates/calendars/gregorian/days/stand-alone/wide/{key}'),
    'day-period': ('cldr-dates-full/main/{l}/ca-gregorian.json',
                   'dates/calendars/gregorian/dayPeriods/stand-alone/wide/{key}'),
    'date-field': ('cldr-dates-full/main/{l}/dateFields.json', 'dates/fields/{key}/displayName'),
    'relative-day': ('cldr-dates-full/main/{l}/dateFields.json', 'dates/fields/day/relative-type-{key}'),
    'city': ('cldr-dates-full/main/{l}/timeZoneNames.json', 'dates/timeZoneNames/zone/{key}/exemplarCity'),
}
LABELS = 'cldr-misc-full/main/{l}/characterLabels.json'
ANNOTATIONS = 'cldr-annotations-full/annotations/{l}/annotations.json'
SCHEMA = '@openstreetmap/id-tagging-schema/dist/translations/{l}.json'
# Titles and labels ("Theme Park"): as words of a text they are small.
SMALL = ('preset', 'preset-terms', 'option', 'field-label', 'date-field', 'relative-day', 'unit')
PICKED_ONLY = ('annotation-keyword', 'preset-terms')


def fail(concept, text):
    sys.exit(f'concepts.csv: {concept}: {text}')


def descend(tree, path):
    for piece in path:
        if not isinstance(tree, dict) or piece not in tree:
            return None
        tree = tree[piece]
    return tree


def clean(text):
    """NFC, no zero-width space, plain single spaces."""
    text = unicodedata.normalize('NFC', text).replace('\u200b', '')
    return re.sub(r'[\s\u00a0\u202f]+', ' ', text).strip()


def without_note(text):
    """"Beach (landform)" is "Beach"."""
    return clean(re.sub(r'[(（][^()（）]*[)）]', ' ', text))


def notes(text):
    return [clean(note) for note in re.findall(r'[(（]([^()（）]*)[)）]', text)]


def parts(text):
    """The names that one entry gives side by side."""
    return [clean(part) for part in re.split(r'[/,;・、，／•]', text)]


class Packages:
    """The files of the packages, read once."""

    def __init__(self, folder):
        self.folder = folder
        self.files = {}
        self.holders = {}

    def file(self, name):
        if name not in self.files:
            self.files[name] = json.loads((self.folder / name).read_text(encoding='utf-8'))
        return self.files[name]

    def cldr(self, kind, language, key):
        name, path = CLDR[kind]
        folder = CLDR_FOLDER.get(language, language)
        pieces = []
        for piece in path.split('/'):
            pieces += key.split('/') if piece == '{key}' else [piece.replace('{key}', key)]
        found = descend(self.file(name.format(l=folder))['main'][folder], pieces)
        if found is None and kind == 'city' and language in LATIN:
            found = key.split('/')[-1].replace('_', ' ')  # CLDR leaves out what equals the end of the zone's name
        return found

    def label(self, language, key):
        folder = CLDR_FOLDER.get(language, language)
        tree = self.file(LABELS.format(l=folder))['main'][folder]
        return descend(tree.get('characters', tree), ['characterLabels', key])

    def schema(self, kind, language, key):
        name = SCHEMA_FILE.get(language, language)
        if not (self.folder / SCHEMA.format(l=name)).exists():
            return None
        tree = self.file(SCHEMA.format(l=name))[name].get('presets', {})
        if kind == 'preset':
            return descend(tree, ['presets', key, 'name'])
        if kind == 'preset-terms':
            return descend(tree, ['presets', key, 'terms'])
        if kind == 'field-label':
            return descend(tree, ['fields', key, 'label'])
        field, option = key.rsplit('/', 1)
        return descend(tree, ['fields', field, 'options', option])

    def annotations(self, language):
        folder = CLDR_FOLDER.get(language, language)
        return self.file(ANNOTATIONS.format(l=folder))['annotations']['annotations']

    def picture_name(self, language, picture):
        return self.annotations(language).get(picture, {}).get('tts', [None])[0]

    def pictures_with(self, language, word):
        """The pictures that have `word` as a keyword or as their name."""
        if language not in self.holders:
            index = {}
            for picture, entry in self.annotations(language).items():
                for keyword in entry.get('default', []) + entry.get('tts', []):
                    index.setdefault(clean(keyword), set()).add(picture)
            self.holders[language] = index
        return self.holders[language].get(word, set())

    def text(self, kind, language, key):
        """What the source says, as written there; None if it says nothing."""
        if kind == 'annotation-name':
            return self.picture_name(language, ''.join(chr(int(code, 16)) for code in key.split('-')))
        if kind == 'character-label':
            return self.label(language, key)
        if kind in CLDR:
            return self.cldr(kind, language, key)
        if kind in ('preset', 'preset-terms', 'option', 'field-label'):
            return self.schema(kind, language, key)
        return None


def code_points(picture):
    return '-'.join(f'{ord(character):X}' for character in picture)


class Keyword:
    """Finds in another language the keyword that means the same as an English one."""

    def __init__(self, packages, english):
        self.packages = packages
        self.english = english
        self.pictures = packages.pictures_with('en', english)

    def in_name(self, language, term, pictures):
        for picture in pictures:
            name = clean(self.packages.picture_name(language, picture) or '')
            english = self.packages.picture_name('en', picture) or ''
            if term in name and term != name and self.english in english and self.english != english:
                return True
        return False

    def alone(self, language, term, pictures):
        """Beside the picture's name it is its one keyword."""
        for picture in pictures:
            entry = self.packages.annotations(language)[picture]
            rest = {clean(word) for word in entry['default']} - {clean(word) for word in entry['tts']}
            if rest == {term}:
                return True
        return False

    def evidence(self, language, term):
        """(how it is known, the pictures), or None where no picture has both words."""
        pictures = sorted(self.pictures & self.packages.pictures_with(language, term), key=code_points)
        if not pictures:
            return None
        if len(pictures) > 1:
            how = f'shared {len(pictures)} of {len(self.pictures)}'
        elif self.in_name(language, term, pictures):
            how = 'in the name'
        elif self.alone(language, term, pictures):
            how = 'alone'
        else:
            how = 'read'
        return how, '+'.join(code_points(picture) for picture in pictures[:3])


def parse_take(take):
    """'all but km; ja=a|b' -> (languages, {language: picks})."""
    languages, picks = [], {}
    for piece in (piece.strip() for piece in take.split(';')):
        if '=' in piece:
            language, words = piece.split('=', 1)
            picks[language.strip()] = [clean(word) for word in words.split('|') if word]
        elif piece.startswith('all'):
            left_out = piece.split()[2:]
            languages = [language for language in LANGUAGES if language not in left_out]
        else:
            languages = piece.split()
    for language in languages + list(picks):
        if language not in LANGUAGES:
            sys.exit(f'concepts.csv: {take}: no language {language}')
    return languages, picks


def whole_name(concept, kind, key, language, text):
    name = without_note(text)
    if len(parts(name)) > 1:
        fail(concept, f'{kind}:{key} gives several names in {language}: {text}')
    return name.lower() if kind in SMALL else name


def check_pick(concept, kind, key, language, text, pick):
    offered = [clean(text), without_note(text)] + notes(text) + parts(text) + parts(without_note(text))
    if pick.casefold() not in [name.casefold() for name in offered]:
        fail(concept, f'{kind}:{key} does not give {pick} in {language}: {text}')


def keyword_terms(packages, concept, english, picks):
    keyword = Keyword(packages, english)
    if not keyword.pictures:
        fail(concept, f'no picture has the English keyword {english}')
    wanted = {'en': [english]} | picks
    for language, words in wanted.items():
        for word in words:
            term, was_read = word.rstrip('!'), word.endswith('!')
            found = keyword.evidence(language, term)
            if found is None:
                fail(concept, f'no picture with {english} has {term} in {language}')
            how, pictures = found
            if how == 'read' and language in GUARDED and not was_read:
                fail(concept, f'{term} in {language}: only one picture says so')
            if how != 'read' and was_read:
                fail(concept, f'{term} in {language}: {how}, no need of "!"')
            how = 'the English keyword' if language == 'en' else how
            yield language, term, f'annotation-keyword:{english}:{pictures}', how


def terms_of(packages, concept, source, take):
    """(language, term, source, evidence) of one line of concepts.csv."""
    kind, key = source.split(':', 1)
    languages, picks = parse_take(take)
    if kind == 'annotation-keyword':
        yield from keyword_terms(packages, concept, key, picks)
        return
    if kind in PICKED_ONLY and languages:
        fail(concept, f'{kind} needs picks')
    for language in LANGUAGES:
        text = packages.text(kind, language, key)
        if language in picks:
            if text is None:
                fail(concept, f'{source} says nothing in {language}')
            for pick in picks[language]:
                check_pick(concept, kind, key, language, text, pick)
                yield language, pick, source, 'one of its names'
        elif language in languages and text is not None:
            yield language, whole_name(concept, kind, key, language, text), source, 'name'


def read_concepts():
    """[(concept, domain, [(source, take)])] in the order of the file."""
    concepts = []
    with open(HERE / 'concepts.csv', encoding='utf-8', newline='') as file:
        for line in csv.DictReader(file):
            if not concepts or concepts[-1][0] != line['concept']:
                if line['concept'] in [concept[0] for concept in concepts]:
                    fail(line['concept'], 'its lines do not stand together')
                concepts.append((line['concept'], line['domain'], []))
            if concepts[-1][1] != line['domain']:
                fail(line['concept'], 'two domains')
            concepts[-1][2].append((line['source'], line['take']))
    return concepts


def gather(packages):
    """(rows of starter.csv, rows of starter-sources.csv)"""
    rows, lines = [], []
    for number, (concept, _, sources) in enumerate(read_concepts(), 1):
        cells = {language: [] for language in LANGUAGES}
        for source, take in sources:
            added = 0
            for language, term, where, how in terms_of(packages, concept, source, take):
                added += 1
                if term.casefold() in [other.casefold() for other in cells[language]]:
                    continue
                cells[language].append(term)
                lines.append([number, concept, language, term, where, how])
            if not added:
                fail(concept, f'{source} gives no term')
        rows.append(['|'.join(cells[language]) for language in LANGUAGES])
    order = {language: place for place, language in enumerate(LANGUAGES)}
    lines.sort(key=lambda line: (line[0], order[line[2]]))
    return rows, lines


def check_versions(packages):
    for name, version in PACKAGES.items():
        found = packages.file(f'{name}/package.json')['version']
        if found != version:
            sys.exit(f'{name} is {found}; the terms are taken from {version}')


def as_csv(header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator='\n')
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode('utf-8')


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    packages = Packages(pathlib.Path(sys.argv[1]))
    check_versions(packages)
    rows, lines = gather(packages)
    made = {
        'starter.csv': as_csv(LANGUAGES, rows),
        'starter-sources.csv': as_csv(['row', 'concept', 'language', 'term', 'source', 'evidence'], lines),
    }
    differs = False
    for name, content in made.items():
        path = HERE / name
        if '--check' in sys.argv:
            same = path.exists() and path.read_bytes() == content
            differs = differs or not same
            print(f'{name}: {"as made" if same else "differs"}')
        else:
            path.write_bytes(content)
    return 1 if differs else 0


if __name__ == '__main__':
    sys.exit(main())
