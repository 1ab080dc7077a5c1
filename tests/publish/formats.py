# SPDX-License-Identifier: MIT
"""What is exported for the web, read by others: formats.py VITRINE ATOM.RNG SAMPLE exports hostile texts, and a folder of
files, as RSS, Atom, JSON Feed, Dublin Core and schema.org, reads them with libxml2, feedparser, Python's json and html.parser, and holds them against the
rules of each format. Status 77: lxml or feedparser is not here."""
import datetime
import email.utils
import html.parser
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import feedparser
    from lxml import etree
except ImportError as missing:
    print(f"skipped: {missing.name} is not here (python3-lxml, python3-feedparser)")
    sys.exit(77)

BASE = "https://media.example.org/kien-giang"
HOSTILE = [
    "Bãi Sao", "plain & simple", "a < b > c", '"quotes" \'and\' more', "]]>", "<![CDATA[x]]>", "<script>alert(1)</script>",
    "</script><script>alert(2)</script>", "<!-- --> --!>", "<img src=x onerror=alert(3)>", "&amp;", "&#0;", "%s%n", "\\u003c",
    "\u202eevil\u202c \u2066x\u2069", "\u200f\u061c", "line\nbreak", "tab\there", "return\rhere", "crlf\r\nhere",
    "\u0001\u0008\u000b\u000c\u001f bell \u0007", "\u007f\u0085\u009f", "\ufffe\uffff\U0001fffe", "\u2028\u2029",
    "\U0001f3d6 beach", "ឆ្នេរ\u200bខ្សាច់", "é", "\ufeffmark", "x" * (1 << 20), "<&>\n\"'" * 5000, "  spaces  ", "javascript:alert(4)",
]
ILL_FORMED = [b'{"path":"sur.jpg","texts":{"vi":{"title":"a\\ud800b"}}}\n', b'{"path":"nul.jpg","texts":{"vi":{"title":"a\\u0000b"}}}\n',
              b'{"path":"bytes.jpg","texts":{"vi":{"title":"a\xff\xc3b"}}}\n']
XML = "{http://www.w3.org/XML/1998/namespace}"
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def records():
    for number, text in enumerate(HOSTILE):
        kind = ("image", "text")[number % 4 == 3]
        vi = {"title": text[:5000], "description": text, "alt_text": text[:5000], "keywords": [text[:99], f"k{number}"],
              "place": text[:99], "body": text if kind == "text" else None,
              "updated_at": f"2026-03-{number % 28 + 1:02}T05:06:07Z"}
        yield {"uuid": f"00000000-0000-4000-8000-{number:012}", "path": f"ảnh/{number:04} <&\"'>%#?.jpg", "root": "/srv",
               "kind": kind, "media_type": "image/jpeg" if kind == "image" else "text/plain", "bytes": 10 + number,
               "width": 30, "height": 20, "creator": text[:999], "credit_line": text[:999], "copyright_notice": text[:999],
               "license": (text[:99], "https://creativecommons.org/licenses/by/4.0/", 'https://x/"><script>')[number % 3],
               "latitude": 10.25, "longitude": -104.5, "taken_at": ("1975-04", "2021-07-15T08:30:00", None)[number % 3],
               "valid_from": "2026-01-02", "valid_until": "2027-01-02", "topics": ["beaches"], "collections": ["tet"],
               "texts": {"vi": vi, "km": {"title": f"ឆ្នេរ {number}"}} if number % 5 else {"en": vi}}


def run(program, *arguments, given=None, codes=(0,)):
    done = subprocess.run([program, "-q", *arguments], input=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode in codes, (arguments, done.returncode, done.stderr[:500])
    return done.stdout


def in_xml(text):
    """What XML can hold of it."""
    return FORBIDDEN.sub("\ufffd", text)


def shown(exported, language):
    """The records as NDJSON has them, with the text shown in that language; newest first, as feeds are."""
    found = []
    for line in exported.decode().split("\n")[:-1]:
        record = json.loads(line)
        tag = language if language in record["texts"] else "vi" if "vi" in record["texts"] else min(record["texts"])
        found.append((record, tag, record["texts"][tag]))
    return sorted(found, key=lambda item: (item[2]["updated_at"], item[0]["id"]), reverse=True)


class Page(html.parser.HTMLParser):
    """HTML by Python's parser: which elements it has, and its text."""

    def __init__(self, text):
        super().__init__()
        self.found, self.parts, self.alts = [], [], []
        self.feed(text)
        self.close()
        self.text = "".join(self.parts)

    def handle_starttag(self, tag, attributes):
        self.found.append(tag)
        assert {name for name, _ in attributes} <= {"src", "alt"}, attributes
        if tag == "img":
            values = dict(attributes)
            assert values["src"].startswith(BASE + "/"), values["src"]
            self.alts.append(values["alt"])
        self.parts.append("\n" if tag == "br" else "")

    def handle_data(self, data):
        self.parts.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data[:80]}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def check_html(text, item):
    """Nothing but our own mark-up; the words are there."""
    record, _, words = item
    page = Page(text or "")
    assert set(page.found) <= {"p", "br", "img"}, page.found[:5]
    assert page.alts == ([in_xml(words["alt_text"] or words["title"])] if record["kind"] == "image" else []), page.alts
    for field in ("description", "body"):
        assert (flat(words[field]) if words[field] else "") in flat(page.text)


def flat(text):
    """Line breaks of HTML come twice: as <br> and in the source."""
    return re.sub(r"\n+", "\n", in_xml(text))


def texts_of(node, tag):
    return [child.text or "" for child in node.findall(tag)]


def parse(text):
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, huge_tree=True))


# --- the formats ---

def check_atom(text, items, grammar, language):
    root = parse(text)
    grammar.assertValid(root)
    assert root.get(XML + "lang") == language
    entries = root.findall(ATOM + "entry")
    assert len({entry.findtext(ATOM + "id") for entry in entries}) == len(items) == len(entries)
    for entry, (record, tag, words) in zip(entries, items, strict=True):
        assert entry.get(XML + "lang") == tag and entry.findtext(ATOM + "id") == "urn:uuid:" + record["uuid"]
        assert entry.findtext(ATOM + "title") == in_xml(words["title"]), words["title"][:80]
        assert entry.findtext(ATOM + "summary") == (in_xml(words["description"]) if words["description"] else None)
        assert entry.findtext(ATOM + "updated") == words["updated_at"]
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == in_xml(record["creator"])
        assert [node.get("term") for node in entry.findall(ATOM + "category")] == \
            ["beaches", *(in_xml(word) for word in words["keywords"])]
        links = [link.get("rel") for link in entry.findall(ATOM + "link")]
        assert len(links) == len(set(links)) and "alternate" in links
        check_html(entry.findtext(ATOM + "content"), (record, tag, words))
    assert root.findtext(ATOM + "updated") == max(words["updated_at"] for _, _, words in items)


RSS_CHANNEL = {"title": 1, "link": 1, "description": 1, "language": 1, "lastBuildDate": 1, "generator": 1}
RSS_ITEM = {"title", "link", "guid", "pubDate", "description", "category", "enclosure", DC + "creator", DC + "rights",
            DC + "language", CONTENT + "encoded"}


def check_rss(text, items, language):
    root = parse(text)
    assert root.tag == "rss" and root.get("version") == "2.0" and [child.tag for child in root] == ["channel"]
    channel = root[0]
    counts = {}
    for child in channel:
        counts[child.tag] = counts.get(child.tag, 0) + 1
    assert counts.pop("item") == len(items) and counts == RSS_CHANNEL
    assert channel.findtext("language") == language
    for node, (record, tag, words) in zip(channel.findall("item"), items, strict=True):
        tags = [child.tag for child in node]
        assert set(tags) <= RSS_ITEM
        assert all(tags.count(once) <= 1 for once in RSS_ITEM - {"category"})
        assert node.findtext("title") == in_xml(words["title"])
        assert node.find("guid").get("isPermaLink") == "false" and node.findtext("guid") == "urn:uuid:" + record["uuid"]
        moment = email.utils.parsedate_to_datetime(node.findtext("pubDate"))
        assert moment == datetime.datetime.fromisoformat(words["updated_at"].replace("Z", "+00:00"))
        enclosure = node.find("enclosure")
        assert enclosure.get("url") == node.findtext("link") and int(enclosure.get("length")) == record["bytes"]
        assert enclosure.get("type") == record["media_type"]
        assert (node.findtext(DC + "language") or language) == tag
        if words["description"]:
            page = Page(node.findtext("description"))
            assert set(page.found) <= {"br"} and flat(page.text) == flat(words["description"])
        check_html(node.findtext(CONTENT + "encoded"), (record, tag, words))


def check_feedparser(text, items, version):
    found = feedparser.parse(io.BytesIO(text))
    assert not found.bozo, found.bozo_exception
    assert found.version == version and len(found.entries) == len(items)
    for entry, (record, _, _) in zip(found.entries, items, strict=True):
        link, = [link.href for link in entry.links if link.rel == "alternate"]
        assert entry.id == "urn:uuid:" + record["uuid"] and link.startswith(BASE + "/"), link
        assert re.fullmatch("[!-~]+", link) and not set('<>"') & set(link)


MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def check_json_feed(text, items, language):
    for sign in b"<>&":
        assert sign not in text
    feed = json.loads(text)
    assert set(feed) == {"version", "title", "home_page_url", "language", "items"}
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["language"] == language
    for item, (record, tag, words) in zip(feed["items"], items, strict=True):
        assert item["id"] == "urn:uuid:" + record["uuid"] and item["title"] == words["title"]
        assert item["content_text"] == (words["body"] or words["description"] or "")
        assert item.get("summary") == words["description"] and item["language"] == tag
        assert re.fullmatch(MOMENT, item["date_modified"]) and re.fullmatch(MOMENT, item["date_published"])
        assert item["authors"] == [{"name": record["creator"]}] and item["tags"] == ["beaches", *words["keywords"]]
        attachment, = item["attachments"]
        assert attachment == {"url": item["url"], "mime_type": record["media_type"], "size_in_bytes": record["bytes"]}
        assert item.get("image") == (item["url"] if record["kind"] == "image" else None)
        check_html(item.get("content_html", ""), (record, tag, words))


DC_ELEMENTS = {DC + name for name in ("title creator subject description publisher contributor date type format identifier "
                                      "source language relation coverage rights").split()}


def check_dublin_core(text, items):
    root = parse(text)
    assert all(child.tag == OAI_DC + "dc" for child in root) and len(root) == len(items)
    for node, (record, _, _) in zip(root, sorted(items, key=lambda item: item[0]["path"].encode()), strict=True):
        assert {child.tag for child in node} <= DC_ELEMENTS and all(len(child) == 0 for child in node)
        assert all(set(child.attrib) <= {XML + "lang"} for child in node)
        assert "urn:uuid:" + record["uuid"] in texts_of(node, DC + "identifier")
        assert texts_of(node, DC + "type") == [{"image": "StillImage", "text": "Text"}[record["kind"]]]
        assert texts_of(node, DC + "creator") == [in_xml(record["creator"])]
        found = {child.get(XML + "lang"): child.text for child in node.findall(DC + "title")}
        assert found == {tag: in_xml(words["title"]) for tag, words in record["texts"].items()}
        for tag, words in record["texts"].items():
            subjects = [child.text for child in node.findall(DC + "subject") if child.get(XML + "lang") == tag]
            assert subjects == [in_xml(word) for word in words["keywords"]], subjects


# The properties of schema.org that are used: type: {property: what it holds}.
MEDIA = {"@id": str, "inLanguage": str, "name": str, "description": str, "keywords": list, "encodingFormat": str,
         "contentLocation": "Place", "creator": "Person", "creditText": str, "copyrightNotice": str,
         "license": (str, "CreativeWork"), "dateCreated": str, "datePublished": str, "dateModified": str, "expires": str,
         "isPartOf": ["Collection"], "url": str}
SCHEMA = {
    "ImageObject": {**MEDIA, "contentUrl": str, "caption": str, "width": "QuantitativeValue", "height": "QuantitativeValue",
                    "contentSize": str},
    "Article": {**MEDIA, "headline": str, "articleBody": str},
    "Place": {"name": str, "geo": "GeoCoordinates"},
    "GeoCoordinates": {"latitude": float, "longitude": float, "elevation": float},
    "Person": {"name": str}, "CreativeWork": {"name": str}, "Collection": {"name": str},
    "QuantitativeValue": {"value": int, "unitCode": str},
}


def check_thing(thing, wanted=None):
    kind = thing["@type"]
    assert wanted in (None, kind)
    for key, value in thing.items():
        if key == "@type":
            continue
        rule = SCHEMA[kind][key]
        for part in rule if isinstance(rule, tuple) else (rule,):
            if isinstance(part, type) and isinstance(value, part):
                break
            if isinstance(part, str) and isinstance(value, dict):
                check_thing(value, part)
                break
            if isinstance(part, list) and isinstance(value, list):
                for item in value:
                    check_thing(item, part[0])
                break
        else:
            raise AssertionError(f"{kind}.{key}: {value!r}")


class Scripts(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.scripts, self.found = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data):
        if self.found[-1] == "script":
            self.scripts[-1] += data


def check_schema_org(text, items):
    page = Scripts(f'<html><script type="application/ld+json">{text.decode()}</script></html>')
    assert page.found == ["html", "script"] and json.loads(page.scripts[0]) == json.loads(text)
    document = json.loads(text)
    assert document["@context"] == "https://schema.org" and set(document) == {"@context", "@graph"}
    by_path = sorted(items, key=lambda item: item[0]["path"].encode())
    for thing, (record, tag, words) in zip(document["@graph"], by_path, strict=True):
        check_thing(thing, {"image": "ImageObject", "text": "Article"}[record["kind"]])
        assert thing["@id"] == "urn:uuid:" + record["uuid"] and thing["inLanguage"] == tag
        assert thing["name"] == words["title"] and thing.get("description") == words["description"]
        license = thing["license"]
        assert isinstance(license, dict) or re.fullmatch(r"https://[^\s<>\"]+", license), license


# --- all of it ---

def check_empty(program, catalogue, grammar):
    """Nothing is found: still whole documents. Without a base nothing links."""
    none = ("--taken", "1900")
    grammar.assertValid(parse(run(program, "-c", catalogue, "export", "atom", *none)))
    assert parse(run(program, "-c", catalogue, "export", "rss", *none)).find("channel/item") is None
    assert len(parse(run(program, "-c", catalogue, "export", "dublin-core", *none))) == 0
    assert json.loads(run(program, "-c", catalogue, "export", "jsonfeed", *none))["items"] == []
    assert json.loads(run(program, "-c", catalogue, "export", "schema-org", *none))["@graph"] == []
    bare = run(program, "-c", catalogue, "export", "atom")
    grammar.assertValid(parse(bare))
    assert not feedparser.parse(io.BytesIO(bare)).bozo
    channel = parse(run(program, "-c", catalogue, "export", "rss", "--title", 'a <b> & "c"')).find("channel")
    assert channel.findtext("link").startswith("urn:uuid:") and channel.findtext("title") == 'a <b> & "c"'
    assert channel.find("item/link") is None and channel.find("item/enclosure") is None


def check_ill_formed(program, folder, grammar):
    """Half a character becomes another sign or costs its record; what is left is written."""
    catalogue = str(folder / "ill.db")
    for line in ILL_FORMED:
        run(program, "-c", catalogue, "import", "-", given=line, codes=(0, 3))
    run(program, "-c", catalogue, "import", "-", given=b'{"path":"a.jpg","path_base64":"YS7/LmpwZw==","root":"/srv"}\n')
    grammar.assertValid(parse(run(program, "-c", catalogue, "export", "atom", "--base", BASE)))
    for kind in ("rss", "dublin-core"):
        parse(run(program, "-c", catalogue, "export", kind, "--base", BASE))
    for kind in ("jsonfeed", "schema-org"):
        json.loads(run(program, "-c", catalogue, "export", kind, "--base", BASE))


def check_sample(program, folder, grammar, sample):
    """The sample province in each of its languages."""
    catalogue = str(folder / "sample.db")
    run(program, "-c", catalogue, "scan", sample)
    stats = json.loads(run(program, "-c", catalogue, "--json", "stats"))
    for language in (found["lang"] for found in stats["languages"] if found["lang"] != "und"):
        def export(kind):
            return run(program, "-c", catalogue, "export", kind, "--show", language, "--base", BASE)
        grammar.assertValid(parse(export("atom")))
        for kind in ("atom", "rss"):
            feed = feedparser.parse(io.BytesIO(export(kind)))
            assert not feed.bozo and len(feed.entries) == stats["assets"], (language, kind, feed.get("bozo_exception"))
            assert feed.feed.language == language
        assert len(json.loads(export("jsonfeed"))["items"]) == stats["assets"]
        graph = json.loads(export("schema-org"))["@graph"]
        assert len(graph) == stats["assets"]
        for thing in graph:
            check_thing(thing)
    records = parse(run(program, "-c", catalogue, "export", "dublin-core"))
    assert len(records) == stats["assets"] and {child.tag for node in records for child in node} <= DC_ELEMENTS


def main(program, grammar_path, sample):
    grammar = etree.RelaxNG(etree.parse(grammar_path))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        catalogue = str(folder / "a.db")
        run(program, "-c", catalogue, "import", "-", given="".join(json.dumps(record) + "\n" for record in records()).encode())
        exported = run(program, "-c", catalogue, "export", "ndjson")
        for language in ("vi", "km"):
            items = shown(exported, language)

            def export(kind):
                return run(program, "-c", catalogue, "export", kind, "--show", language, "--base", BASE)
            check_atom(export("atom"), items, grammar, language)
            check_feedparser(export("atom"), items, "atom10")
            check_rss(export("rss"), items, language)
            check_feedparser(export("rss"), items, "rss20")
            check_json_feed(export("jsonfeed"), items, language)
            check_schema_org(export("schema-org"), items)
        check_dublin_core(run(program, "-c", catalogue, "export", "dublin-core", "--base", BASE), items)
        check_empty(program, catalogue, grammar)
        check_ill_formed(program, folder, grammar)
        check_sample(program, folder, grammar, sample)
    print(f"{len(HOSTILE)} hostile texts are what they were in Atom, RSS, JSON Feed, Dublin Core and schema.org")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
