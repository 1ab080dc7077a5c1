/* SPDX-License-Identifier: MIT
 * XMP packets as sidecars: what each way of writing a property in RDF gives. */
#include "base/alloc.h"
#include "extract_check.h"

#define RDF_URI "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define HEAD                                                                                               \
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='" RDF_URI "'"                                 \
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"    \
    " xmlns:core='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/' xmlns:exif='http://ns.adobe.com/exif/1.0/'" \
    " xmlns:rights='http://ns.adobe.com/xap/1.0/rights/' xmlns:mm='http://ns.adobe.com/xap/1.0/mm/'>"
#define TAIL "</rdf:RDF></x:xmpmeta>"
#define PACKET(attributes, inside) \
    HEAD "<rdf:Description rdf:about='' " attributes ">" inside "</rdf:Description>" TAIL
#define ALT(property, items) "<" property "><rdf:Alt>" items "</rdf:Alt></" property ">"
#define LI(language, text) "<rdf:li xml:lang='" language "'>" text "</rdf:li>"

static const struct {
    const char *name;
    const char *packet;
    const char *want;
} rows[] = {
    {"every language",
     PACKET("", ALT("dc:title", LI("x-default", "Sao") LI("vi", "Bãi Sao") LI("en", "Sao Beach"))),
     "title/sidecar[x-default]=Sao\ntitle/sidecar[vi]=Bãi Sao\ntitle/sidecar[en]=Sao Beach\n"},
    {"tags as given, both of one language",
     PACKET("", ALT("dc:title", LI("EN-gb", "a") LI("en", "b") LI("vi-VN", "c"))),
     "title/sidecar[EN-gb]=a\ntitle/sidecar[en]=b\ntitle/sidecar[vi-VN]=c\n"},
    {"other prefixes",
     "<a:RDF xmlns:a='" RDF_URI "'><a:Description xmlns:b='http://purl.org/dc/elements/1.1/'><b:title>"
     "<a:Alt><a:li xml:lang='vi'>Sao</a:li></a:Alt></b:title></a:Description></a:RDF>",
     "title/sidecar[vi]=Sao\n"},
    {"prefix of another namespace",
     "<rdf:RDF xmlns:rdf='" RDF_URI "'><rdf:Description xmlns:dc='urn:other'>"
     "<dc:title>Sao</dc:title></rdf:Description></rdf:RDF>",
     ""},
    {"plain text", PACKET("", "<dc:title>Sao</dc:title>"), "title/sidecar[]=Sao\n"},
    {"plain text with a language", PACKET("", "<dc:title xml:lang='vi'>Sao</dc:title>"),
     "title/sidecar[vi]=Sao\n"},
    {"as an attribute", PACKET("dc:title='Sao' photoshop:Credit='Sở'", ""),
     "title/sidecar[]=Sao\ncredit_line/sidecar[]=Sở\n"},
    {"control characters", PACKET("", "<dc:title>S\x01" "ao</dc:title>\x0b"), "title/sidecar[]=S ao\n"},
    {"self-closing", HEAD "<rdf:Description dc:title='Sao'/>" TAIL, "title/sidecar[]=Sao\n"},
    {"several descriptions",
     HEAD "<rdf:Description dc:title='Sao'/><rdf:Description dc:description='Cát'/>" TAIL,
     "title/sidecar[]=Sao\ndescription/sidecar[]=Cát\n"},
    {"resource", PACKET("", "<rights:WebStatement rdf:resource='https://example.org/l'/>"),
     "license/sidecar[]=https://example.org/l\n"},
    {"qualified value",
     PACKET("", "<dc:title rdf:parseType='Resource'><rdf:value>Sao</rdf:value><mm:q>no</mm:q></dc:title>"),
     "title/sidecar[]=Sao\n"},
    {"qualified value in a description",
     PACKET("", "<dc:title><rdf:Description><rdf:value xml:lang='vi'>Sao</rdf:value>"
                "</rdf:Description></dc:title>"),
     "title/sidecar[vi]=Sao\n"},
    {"qualified items",
     PACKET("", "<dc:subject><rdf:Bag><rdf:li rdf:parseType='Resource'><rdf:value>a</rdf:value><mm:q>x"
                "</mm:q></rdf:li><rdf:li>b</rdf:li></rdf:Bag></dc:subject>"),
     "keywords/sidecar[]=a\nkeywords/sidecar[]=b\n"},
    {"keywords",
     PACKET(
         "",
         "<dc:subject><rdf:Bag><rdf:li>biển</rdf:li><rdf:li> </rdf:li><rdf:li>beach</rdf:li></rdf:Bag></dc:subject>"),
     "keywords/sidecar[]=biển\nkeywords/sidecar[]=beach\n"},
    {"creators",
     PACKET("", "<dc:creator><rdf:Seq><rdf:li>An</rdf:li><rdf:li>Bình</rdf:li></rdf:Seq></dc:creator>"),
     "creator/sidecar[]=An; Bình\n"},
    {"place",
     PACKET(
         "photoshop:Country='Việt Nam' photoshop:City='Rạch Giá' photoshop:State='An Giang' core:Location='Bãi Sao'",
         ""),
     "place/sidecar[]=Bãi Sao, Rạch Giá, An Giang, Việt Nam\n"},
    {"alternative and long description",
     PACKET("",
            ALT("core:AltTextAccessibility", LI("vi", "a")) ALT("core:ExtDescrAccessibility", LI("en", "b"))),
     "alt_text/sidecar[vi]=a\nbody/sidecar[en]=b\n"},
    {"rights in every language", PACKET("", ALT("dc:rights", LI("x-default", "a") LI("vi", "b"))),
     "copyright_notice/sidecar[x-default]=a\ncopyright_notice/sidecar[vi]=b\n"},
    {"date", PACKET("photoshop:DateCreated='1975-04'", ""), "taken_at/sidecar[]=1975-04\n"},
    {"position",
     PACKET(
         "exif:GPSLatitude='33,51.7527S' exif:GPSLongitude='151,12.447E' exif:GPSAltitude='12/10' exif:GPSAltitudeRef='1'",
         ""),
     "latitude/sidecar[]=-33.862545\nlongitude/sidecar[]=151.20745\naltitude/sidecar[]=-1.2\n"},
    {"half a position", PACKET("exif:GPSLatitude='33,51.7527S'", ""), ""},
    {"headline without a title", PACKET("photoshop:Headline='Sao'", ""), "title/sidecar[]=Sao\n"},
    {"headline beside a title", PACKET("photoshop:Headline='Tin' dc:title='Sao'", ""),
     "title/sidecar[]=Sao\n"},
    {"other things' properties",
     PACKET(
         "",
         "<mm:Ingredients><rdf:Bag><rdf:li><rdf:Description><dc:title>no</dc:title></rdf:Description>"
         "</rdf:li></rdf:Bag></mm:Ingredients><mm:DerivedFrom rdf:parseType='Resource'><dc:title>no</dc:title></mm:DerivedFrom>"),
     ""},
    {"markup as text", PACKET("", "<dc:title>&lt;b&gt; &amp; &#273;</dc:title>"),
     "title/sidecar[]=<b> & đ\n"},
    {"CDATA", PACKET("", "<dc:title><![CDATA[a & b]]></dc:title>"), "title/sidecar[]=a & b\n"},
    {"white space", PACKET("", "<dc:title>\n   Bãi\n Sao </dc:title>"), "title/sidecar[]=Bãi  Sao\n"},
    {"packet wrapper and padding",
     "\xef\xbb\xbf<?xpacket begin='\xef\xbb\xbf' id='W5M0MpCehiHzreSzNTczkc9d'?>\n" PACKET(
         "dc:title='Sao'", "") "\n    \n<?xpacket end='w'?>",
     "title/sidecar[]=Sao\n"},
    {"junk behind", PACKET("dc:title='Sao'", "") "<<<&&", "title/sidecar[]=Sao\n"},
    {"cut off", HEAD "<rdf:Description dc:title='Sao'><dc:descr",
     "title/sidecar[]=Sao\n! XMP: damaged, read as far as possible\n"},
    {"cut off with nothing", HEAD, "error -9: XMP: damaged, read as far as possible\n"},
    {"no XML", "adobe:ns:meta/", "error -9: XMP: holds no XML\n"},
    {"document type", "<!DOCTYPE x [<!ENTITY e 'boo'>]>" PACKET("", "<dc:title>&e;</dc:title>"),
     "error -9: XMP: has a document type, which XMP must not\n"},
    {"external entity", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" PACKET("dc:title='Sao'", ""),
     "error -9: XMP: has a document type, which XMP must not\n"},
    {"language that is none", PACKET("", ALT("dc:title", LI("vi &amp; en", "Sao"))), "title/sidecar[]=Sao\n"},
    {"Latin-1", PACKET("", "<dc:title>F\xeate</dc:title>"),
     "title/sidecar[]=Fête\n! XMP: says it is UTF-8, and is not\n"},
};

static void check_packet(const char *name, const char *packet, size_t length, const char *want)
{
    struct buf bytes = BUF_INIT;

    buf_append(&bytes, packet, length);
    check_extract(name, extract_sidecar, "a.xmp", &bytes, want);
    buf_dispose(&bytes);
}

static void test_rows(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_packet(rows[i].name, rows[i].packet, strlen(rows[i].packet), rows[i].want);
}

static void check_utf16(const char *name, bool little_endian, bool marked)
{
    static const char packet[] = PACKET("dc:title='Sao'", "");
    struct buf wide = BUF_INIT;
    size_t i;

    if (marked)
        put_number(&wide, 0xfeff, 2, little_endian);
    for (i = 0; packet[i] != '\0'; i++)
        put_number(&wide, (unsigned char)packet[i], 2, little_endian);
    check_packet(name, wide.bytes, wide.length, "title/sidecar[]=Sao\n");
    buf_dispose(&wide);
}

static void test_utf16(void)
{
    check_utf16("UTF-16BE", false, true);
    check_utf16("UTF-16LE", true, true);
    check_utf16("UTF-16BE without a mark", false, false);
    check_utf16("UTF-16LE without a mark", true, false);
}

static void test_depth(void)
{
    struct buf deep = BUF_INIT;
    int i;

    buf_string(&deep, HEAD "<rdf:Description dc:title='Sao'>");
    for (i = 0; i < 100000; i++)
        buf_string(&deep, "<a>");
    check_packet("deep", deep.bytes, deep.length, "title/sidecar[]=Sao\n! XMP: nested too deeply\n");
    buf_dispose(&deep);
}

/* One attribute of 8 MB. */
static void test_long_token(void)
{
    struct buf packet = BUF_INIT;
    struct buf got = BUF_INIT;

    buf_string(&packet, HEAD "<rdf:Description dc:title='");
    while (packet.length < 8000000)
        buf_string(&packet, "bãi biển ");
    buf_string(&packet, "'/>" TAIL);
    extract_text(&got, extract_sidecar, "a.xmp", packet.bytes, packet.length);
    CHECK(got.length > 7999000 && strncmp(buf_text(&got), "title/sidecar[]=bãi biển", 26) == 0);
    buf_dispose(&packet);
    buf_dispose(&got);
}

static void test_deadline(void)
{
    struct buf packet = BUF_INIT;
    struct input_memory holder;
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.deadline_ms = 1};
    struct input input;
    vitrine_error *err = NULL;
    int i;

    buf_string(&packet, HEAD "<rdf:Description>");
    for (i = 0; i < 10000; i++)
        buf_string(&packet, "<a/>");
    holder = (struct input_memory){(const unsigned char *)packet.bytes, packet.length};
    input_from_memory(&input, &holder, "a.xmp");
    CHECK(extract_sidecar(&extraction, &input, &budget, &err) == VITRINE_ELIMIT);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    buf_dispose(&packet);
}

/* Of 20,000 keywords 10,000 are kept. */
static void test_many_values(void)
{
    struct buf many = BUF_INIT;
    struct buf got = BUF_INIT;
    size_t lines = 0;
    size_t i;

    buf_string(&many, HEAD "<rdf:Description><dc:subject><rdf:Bag>");
    for (i = 0; i < 20000; i++)
        buf_format(&many, "<rdf:li>k%zu</rdf:li>", i);
    buf_string(&many, "</rdf:Bag></dc:subject></rdf:Description>" TAIL);
    extract_text(&got, extract_sidecar, "a.xmp", many.bytes, many.length);
    for (i = 0; i < got.length; i++)
        lines += got.bytes[i] == '\n';
    CHECK(lines == 10001);
    CHECK(strstr(buf_text(&got), "! XMP: too many values\n") != NULL);
    buf_dispose(&many);
    buf_dispose(&got);
}

int main(void)
{
    test_rows();
    test_utf16();
    test_depth();
    test_many_values();
    test_long_token();
    test_deadline();
    return check_end();
}
