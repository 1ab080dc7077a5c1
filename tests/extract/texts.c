/* SPDX-License-Identifier: MIT
 * Plain text, Markdown and HTML, as files and as sidecars. */
#include "extract_check.h"

#define BOM "\xef\xbb\xbf"

struct row {
    const char *name;
    const char *file;
    const char *text;
    const char *want;
};

static const struct row files[] = {
    {"title and body", "a.txt", "\n  Bãi Sao  \r\n\r\nCát trắng\r\nNước trong\r\n",
     "title/file[]=Bãi Sao\nbody/file[]=Cát trắng\nNước trong\n"},
    {"title alone", "a.txt", "Bãi Sao", "title/file[]=Bãi Sao\n"},
    {"byte order mark", "a.txt", BOM "Bãi Sao\nCát", "title/file[]=Bãi Sao\nbody/file[]=Cát\n"},
    {"blank", "a.txt", " \n\n", ""},
    {"windows-1252", "a.txt", "F\xeate\nao\xfbt",
     "title/file[]=Fête\nbody/file[]=août\n! text: encoding not declared, taken for windows-1252\n"},
    {"TCVN3", "a.txt",
     "L\xd4 h\xe9i Nghinh \xa4ng c\xf1"
     "a ng\xad d\xa9n\n\n\xa7o\xb5n thuy\xd2n hoa ra c\xf6"
     "a bi\xd3n c\xc7u cho m\xad"
     "a thu\xcbn gi\xe3 ho\xb5.\n",
     "title/file[]=Lễ hội Nghinh Ông của ngư dân\nbody/file[]=Đoàn thuyền hoa ra cửa biển cầu cho mưa thuận gió hoà.\n"
     "! text: encoding not declared, taken for TCVN3 (confidence 1.00)\n"},
    {"Markdown in VNI", "a.md",
     "# Ch\xf4\xef no\xe5i buo\xe5i s\xf4\xf9m\n\nGhe xuo\xe0ng treo ca\xe2y be\xefo cha\xf8o ha\xf8ng: kho\xf9m, b\xed, khoai.\n",
     "title/file[]=Chợ nổi buổi sớm\nbody/file[]=Ghe xuồng treo cây bẹo chào hàng: khóm, bí, khoai.\n"
     "! text: encoding not declared, taken for VNI (confidence 1.00)\n"},
    {"mojibake beside Unicode", "a.txt", "Hội chợ\nNgÆ°á»\xc2\x9di dÃ¢n hai bÃªn biÃªn giá»›i",
     "title/file[]=Hội chợ\nbody/file[]=Người dân hai bên biên giới\n"
     "! text: taken for UTF-8 read as windows-1252, and mended (confidence 1.00)\n"},
    {"mojibake alone", "a.txt", "NgÆ°á»\xc2\x9di dÃ¢n hai bÃªn biÃªn giá»›i",
     "title/file[]=Người dân hai bên biên giới\n"
     "! text: taken for UTF-8 read as windows-1252, and mended (confidence 1.00)\n"},
    {"too little to tell", "a.txt",
     "H\xdfn Th\xac"
     "m",
     "title/file[]=Hßn Th¬m\n! text: encoding not declared, taken for windows-1252\n"
     "! text: may be TCVN3, which is not sure (confidence 0.50)\n"},
    {"broken UTF-8", "a.txt", "Bãi Sao \x96 cát trắng",
     "title/file[]=Bãi Sao \xef\xbf\xbd cát trắng\n! text: 1 characters could not be decoded\n"},
    {"a page saved as a document", "a.doc", BOM "\r\n<HTML xmlns:v=x><p>Cát", "body/file[]=Cát\n"},
    {"no page and no document", "a.docx", "Cát", "error -9: not a Word file, whatever its name says\n"},
    {"a text that speaks of other kinds", "a.md", "# a\n%PDF-1.4, {\\rtf1, PK\3\4",
     "title/file[]=a\nbody/file[]=%PDF-1.4, {\\rtf1, PK\n"},
    {"heading", "a.md", "# Bãi Sao #\n\nCát *trắng*, nước **trong**.\n\n## Đường\n\nĐi về phía nam.\n",
     "title/file[]=Bãi Sao\nbody/file[]=Cát trắng, nước trong.\n\nĐường\n\nĐi về phía nam.\n"},
    {"underlined heading", "a.md", "Bãi Sao\n=======\n\nCát\n\nĐường\n---\n\nNam",
     "title/file[]=Bãi Sao\nbody/file[]=Cát\n\nĐường\n\nNam\n"},
    {"text before the heading", "a.md", "Lời đầu\n\n# Bãi Sao\n\nCát",
     "title/file[]=Bãi Sao\nbody/file[]=Lời đầu\n\n\nCát\n"},
    {"no heading", "a.md", "Bãi Sao\n\nCát", "title/file[]=Bãi Sao\nbody/file[]=Cát\n"},
    {"hash without a space", "a.md", "#sao\n\nCát", "title/file[]=#sao\nbody/file[]=Cát\n"},
    {"front matter", "a.md", "---\ntitle: \"Bãi Sao\"\nlang: vi\ntags: [a]\n---\n\n# Bãi Sao\n\nCát\n",
     "title/file[]=Bãi Sao\nbody/file[]=Cát\nlanguage=vi\n"},
    {"front matter beside a heading", "a.md", "---\nlanguage: km\ntitle: Sao\n...\n# Khác\nCát",
     "title/file[]=Sao\nbody/file[]=Khác\nCát\nlanguage=km\n"},
    {"rule that opens no front matter", "a.md", "---\n\nBãi Sao\n", "title/file[]=Bãi Sao\n"},
    {"links", "a.md",
     "# [Sao](a.md)\n\nXem [bản đồ](m.html \"t\"), ![ảnh](a.jpg), [hai][2], [ba], [^1] <https://a.vn>.\n\n[2]: b.md\n",
     "title/file[]=Sao\nbody/file[]=Xem bản đồ, ảnh, hai, [ba],  https://a.vn.\n"},
    {"image in a link", "a.md", "# a\n[![ảnh](a.jpg)](b.md) x", "title/file[]=a\nbody/file[]=ảnh x\n"},
    {"signs that are text", "a.md",
     "# a\n2 * 3 * 4, snake_case_name, \\*sao\\*, a < b, ~5 km, `x_y` ~~cũ~~ _mới_",
     "title/file[]=a\nbody/file[]=2 * 3 * 4, snake_case_name, *sao*, a < b, ~5 km, x_y cũ mới\n"},
    {"lists and quotes", "a.md", "# a\n- một\n- hai\n  * ba\n1. bốn\n> năm\n> > sáu\n- [ ] bảy",
     "title/file[]=a\nbody/file[]=một\nhai\nba\n1. bốn\nnăm\nsáu\n[ ] bảy\n"},
    {"signs at the end of a line", "a.md", "# a\nb\n\n>\n> -\n- >\n*",
     "title/file[]=a\nbody/file[]=b\n\n\n-\n\n*\n"},
    {"code", "a.md", "# a\n```c\n# không *phải*\n```\n~~~~\n```\n~~~~\nb",
     "title/file[]=a\nbody/file[]=# không *phải*\n```\nb\n"},
    {"table", "a.md", "# a\n| x | y |\n|---|:-:|\n| 1 | 2 |\n",
     "title/file[]=a\nbody/file[]=x   y  \n  1   2\n"},
    {"HTML and references", "a.md", "# a &amp; b\n<b>đậm</b> &lt; <!-- ẩn --> &#273;",
     "title/file[]=a & b\nbody/file[]=đậm <  đ\n"},
    {"page", "a.html",
     "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Bãi  Sao\n</title>"
     "<meta name=description content='Cát trắng'><meta name='keywords' content='biển, cát; beach,'><meta name='author' content='An'>"
     "<meta name=Author content=Bình></head><body><h1>Sao</h1><p>Cát <b>trắng</b>.<br>Nước</p></body></html>",
     "description/file[]=Cát trắng\nkeywords/file[]=biển\nkeywords/file[]=cát\nkeywords/file[]=beach\ntitle/file[]=Bãi Sao\n"
     "creator/file[]=An; Bình\nbody/file[]=Sao\n\nCát trắng.\nNước\nlanguage=vi\n"},
    {"heading for a title", "a.htm", "<h1>Bãi <i>Sao</i></h1><h1>Khác</h1>Cát",
     "title/file[]=Bãi Sao\nbody/file[]=Bãi Sao\n\nKhác\n\nCát\n"},
    {"what is not shown", "a.html",
     "<title>t</title><script>if (a < b) x('</p>')</script><style>p{}</style><nav><ul><li>Trang</ul></nav>"
     "<template>x</template><noscript>x</noscript><svg><title>s</title><text>x</text></svg><!-- <p>x --><select><option>x</select>Cát",
     "title/file[]=t\nbody/file[]=Cát\n"},
    {"navigation left open", "a.html", "<nav><a>Trang</a><main>Cát</main>", "body/file[]=Cát\n"},
    {"nested navigation", "a.html", "<nav><nav>x</nav>y</nav>Cát", "body/file[]=Cát\n"},
    {"references", "a.html", "<title>a &amp; b</title>&#273;&#x1EA3;&nbsp;&hellip; &unknown; AT&T",
     "title/file[]=a & b\nbody/file[]=đả\xc2\xa0… &unknown; AT&T\n"},
    {"cells and lists", "a.html", "<table><tr><td>a<td>b<tr><td>c</table><ul><li>d<li>e</ul>",
     "body/file[]=a b\nc\n\nd\ne\n"},
    {"preformatted", "a.html", "<pre>a\n  b</pre>c", "body/file[]=a\n  b\n\nc\n"},
    {"picture", "a.html", "<p>a<img src=x alt='ảnh &amp; b'>c", "body/file[]=a ảnh & b c\n"},
    {"declared windows-1258", "a.html",
     "<meta http-equiv=Content-Type content='text/html; CHARSET=windows-1258'>\xd0\xe3o",
     "body/file[]=Đ\xc4\x83o\n"},
    {"page in VISCII, undeclared", "a.html",
     "<p>Ch\xf9"
     "a gi\xe6"
     "a h\xe0ng sao c\xb1 th\xf8, h\xbdn hai tr\xe5m n\xe5m tu\xb1i</p>",
     "body/file[]=Chùa giữa hàng sao cổ thụ, hơn hai trăm năm tuổi\n"
     "! HTML: encoding not declared, taken for VISCII (confidence 1.00)\n"},
    {"fonts with encodings of their own", "a.html",
     "<meta charset=utf-8><title>Hßn Th¬m</title><p><font face='.VnTime, Arial'>Hßn Th¬m</font> là đảo</p>"
     "<p style=\"font-family: '.VnTimeH'\">®¶o ngäc<p>Đảo <span style='font-family:VNI-Times'>Tieáng <span>Vieät</span></span>"
     "<font face=Arial>ViÖt</font>",
     "title/file[]=Hòn Thơm\nbody/file[]=Hòn Thơm là đảo\n\nĐẢO NGỌC\n\nĐảo Tiếng ViệtViÖt\n"
     "! HTML: text in the font .VnTime taken for TCVN3\n"},
    {"letters by reference under a font", "a.html", "<font face=.VnTime>Vi&Ouml;t Nam &reg;&para;o</font>",
     "body/file[]=Việt Nam đảo\n! HTML: text in the font .VnTime taken for TCVN3\n"},
    {"a font that lies", "a.html", "<meta charset=utf-8><font face=.VnTime>Hòn Tre, đảo ngọc</font>",
     "body/file[]=Hòn Tre, đảo ngọc\n"},
    {"mojibake by reference", "a.html",
     "<p>Ng&ouml;&ocirc;&oslash;i Vie&auml;t Nam, &ntilde;a&aacute;t n&ouml;&ocirc;&ugrave;c, bie&aring;n ca&ucirc;</p>",
     "body/file[]=Người Việt Nam, đất nước, biển cả\n"
     "! HTML: taken for VNI read as windows-1252, and mended (confidence 1.00)\n"},
    {"declared Latin-1", "a.html",
     "<meta charset=iso-8859-1>\x93"
     "F\xeate\x94",
     "body/file[]=“Fête”\n"},
    {"wrong declaration", "a.html", "<meta charset=iso-8859-1>Bãi", "body/file[]=Bãi\n"},
    {"language of the page", "a.html", "<meta http-equiv='Content-Language' content='vi, en'>a",
     "body/file[]=a\nlanguage=vi\n"},
    {"XHTML", "a.xhtml",
     "<?xml version='1.0' encoding='utf-8'?><html xml:lang='km' xmlns='x'><head><title/><script src='a'/></head><body>a</body></html>",
     "body/file[]=a\nlanguage=km\n"},
    {"broken tags", "a.html", "a < b <p class=\"x>y\" c='<q>'>d</ p><>e<",
     "body/file[]=a < b\n\nd</ p><>e<\n"},
    {"tag left open", "a.html", "<p>a<b class=\"x", "body/file[]=a\n"},
    {"comment left open", "a.html", "a<!-- b", "body/file[]=a\n"},
};

static const struct row sidecars[] = {
    {"text", "a.jpg.vi.txt", "Bãi Sao\n\nCát trắng\nNước",
     "title/sidecar[]=Bãi Sao\ndescription/sidecar[]=Cát trắng\nNước\n"},
    {"Markdown", "a.md", "# Bãi Sao\n\nCát *trắng*",
     "title/sidecar[]=Bãi Sao\ndescription/sidecar[]=Cát trắng\n"},
    {"Markdown with front matter", "a.md", "---\nlang: en\n---\n# Sao\n\nSand",
     "title/sidecar[]=Sao\ndescription/sidecar[]=Sand\nlanguage=en\n"},
    {"XMP by content", "a.txt",
     "<?xpacket begin=''?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
     "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:title='Sao'/></rdf:RDF>",
     "title/sidecar[]=Sao\n"},
    {"empty", "a.txt", "", "error -9: the file is empty\n"},
};

static void check_row(const struct row *row, extract_call *call)
{
    struct input_memory holder = {(const unsigned char *)row->text, strlen(row->text)};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {0};
    struct input input;
    struct buf got = BUF_INIT;
    vitrine_error *err = NULL;

    input_from_memory(&input, &holder, row->file);
    if (call(&extraction, &input, &budget, &err) < 0)
        buf_format(&got, "error %d: %s\n", (int)vitrine_error_status(err), vitrine_error_message(err));
    render(&got, &extraction);
    if (extraction.language != NULL)
        buf_format(&got, "language=%s\n", extraction.language);
    CHECK_ROW(buf_text(&got), row->want, row->name);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    buf_dispose(&got);
}

/* A first line of a thousand letters is no title. */
static void test_long_line(void)
{
    struct buf text = BUF_INIT;
    struct buf got = BUF_INIT;
    int i;

    for (i = 0; i < 300; i++)
        buf_string(&text, "chữ ");
    extract_text(&got, extract_read, "a.txt", text.bytes, text.length);
    CHECK(strncmp(buf_text(&got), "body/file[]=chữ chữ", strlen("body/file[]=chữ chữ")) == 0);
    buf_dispose(&text);
    buf_dispose(&got);
}

static void test_binary(void)
{
    struct buf bytes = BUF_INIT;

    buf_append(&bytes, "a\0b\0\0\0c\0\0", 9);
    check_extract("binary", extract_read, "a.txt", &bytes, "error -9: not a text: it holds NUL bytes\n");
    buf_clear(&bytes);
    check_extract("empty", extract_read, "a.txt", &bytes, "error -9: the file is empty\n");
    buf_append(&bytes,
               "\xff\xfe"
               "S\0a\0o\0",
               8);
    check_extract("UTF-16", extract_read, "a.txt", &bytes, "title/file[]=Sao\n");
    buf_dispose(&bytes);
}

/* Input on which a careless parser is quadratic or recursive: it has to end, that is all. */
static void test_hostile(void)
{
    static const struct {
        const char *file;
        const char *unit;
    } rows[] = {
        {"a.html", "<div><b>"}, {"a.html", "<!-- "}, {"a.html", "<p a=\""}, {"a.html", "<script>"},
        {"a.html", "&amp"},     {"a.html", "<nav>"}, {"a.html", "</"},      {"a.md", "["},
        {"a.md", "![a]("},      {"a.md", "[a]["},    {"a.md", "<a"},        {"a.md", "> "},
        {"a.md", "*"},          {"a.md", "&a"},      {"a.md", "- "},        {"a.md", "[a](b)"},
        {"a.md", "```\n"},      {"a.md", "# a\n"},   {"a.txt", "\n"},       {"a.txt", "\r"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf text = BUF_INIT;
        struct buf got = BUF_INIT;

        while (text.length < 1000000)
            buf_string(&text, rows[i].unit);
        extract_text(&got, extract_read, rows[i].file, text.bytes, text.length);
        CHECK(!got.failed);
        buf_dispose(&text);
        buf_dispose(&got);
    }
}

int main(void)
{
    size_t i;

    for (i = 0; i < sizeof files / sizeof files[0]; i++)
        check_row(&files[i], extract_read);
    for (i = 0; i < sizeof sidecars / sizeof sidecars[0]; i++)
        check_row(&sidecars[i], extract_sidecar);
    test_long_line();
    test_binary();
    test_hostile();
    return check_end();
}
