/* SPDX-License-Identifier: MIT
 * Rich Text Format: characters in every way it writes them, fonts, properties, what is no text, damage. */
#include "extract_check.h"

#define FONTS(list) "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl" list "}"
#define TIMES "{\\f0\\froman\\fcharset0 Times New Roman;}"

static const struct {
    const char *name;
    const char *text;
    const char *want;
} rows[] = {
    {"paragraphs", "{\\rtf1 a\\par b\\line c\\\n d}", "body/file[]=a\n\nb\nc\n\nd\n"},
    {"line ends of the file", "{\\rtf1 S\r\nao}", "body/file[]=Sao\n"},
    {"bytes", FONTS(TIMES) "F\\'eate ao\\'fbt}", "body/file[]=Fête août\n"},
    {"numbers", "{\\rtf1 B\\u227\\'e3i \\u-3913?x}", "body/file[]=Bãi \xef\x82\xb7x\n"},
    {"numbers and their stand-ins",
     "{\\rtf1\\uc2 a\\u7885xxb{\\uc0\\u7885 c\\u7885}\\u7885 yyd\\u7885\\'61\\'62e}",
     "body/file[]=aọbọcọọdọe\n"},
    {"pairs", "{\\rtf1\\uc0\\u-10179\\u-8704 a}",
     "body/file[]=\xf0\x9f\x98\x80"
     "a\n"},
    {"half a pair", "{\\rtf1\\uc0 a\\u-8704 b}",
     "body/file[]=a\xef\xbf\xbd"
     "b\n"},
    {"signs", "{\\rtf1 a\\~b\\_c\\-d\\{\\}\\\\\\endash\\ldblquote e\\rdblquote}",
     "body/file[]=a\xc2\xa0"
     "b\xe2\x80\x91"
     "cd{}\\–“e”\n"},
    {"encodings by font",
     FONTS(
         TIMES
         "{\\f1\\fcharset163 V;}{\\f2\\fcharset204 R;}{\\f3\\fcharset128 J;}{\\f4\\fcharset134 C;}"
         "{\\f5\\fcharset136 T;}{\\f6\\fcharset129 K;}{\\f7\\fcharset222 H;}") "\\f1 Vi\\'ea\\'f2t \\f2\\'cc\\'e8\\'f0 \\f3\\'8e\\'9e \\f4\\'b5\\'ba \\f5\\'ae\\'71 \\f6\\'bc\\'b6 \\f7\\'e0\\'a1\\'d2\\'d0}",
     "body/file[]=Việt Мир 時 岛 島 섬 เกาะ\n"},
    {"encoding of the document", "{\\rtf1\\ansi\\ansicpg1258 Vi\\'ea\\'f2t Nam}", "body/file[]=Việt Nam\n"},
    {"fonts with encodings of their own",
     FONTS(
         TIMES
         "{\\f1\\fnil\\fcharset0 .VnTime;}{\\f2 VNI-Times{\\*\\falt Arial};}{\\f3 .VnTimeH;}") "\\f1 H\\'dfn {\\b Th}\\'acm\\f0  l\\'e0 \\par\\f2 Tie\\'e1ng Vie\\'e4t \\f3\\'ae\\'b6o \\plain ng}",
     "body/file[]=Hòn Thơm là\n\nTiếng Việt ĐẢO ng\n! RTF: text in the font .VnTime taken for TCVN3\n"},
    {"fonts without groups",
     "{\\rtf1{\\fonttbl\\f0\\fswiss Helvetica;\\f1\\fnil .VnTime;}\\f1\\'ae\\'b6o ng\\'e4c}",
     "body/file[]=đảo ngọc\n! RTF: text in the font .VnTime taken for TCVN3\n"},
    {"properties",
     "{\\rtf1\\ansi{\\info{\\title B\\u227?i Sao}{\\subject Bi\\u7875?n}{\\author An}{\\keywords a, b}{\\doccomm M\\'f4}"
     "{\\creatim\\yr2021\\mo7\\dy15\\hr8\\min30}{\\revtim\\yr2022\\mo1\\dy1}{\\nofpages3}}C\\'e1t}",
     "title/file[]=Bãi Sao\ndescription/file[]=Mô\ndescription/file[]=Biển\nkeywords/file[]=a\nkeywords/file[]=b\n"
     "creator/file[]=An\ntaken_at/file[]=2021-07-15T08:30:00\nbody/file[]=Cát\n"},
    {"title by its style",
     "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\s15\\qc\\sbasedon0 Title;}}"
     "\\pard\\s1 b\\par\\pard\\s15 Sao\\par\\pard\\plain c}",
     "title/file[]=Sao\nbody/file[]=b\n\nSao\n\nc\n"},
    {"what is no text",
     "{\\rtf1{\\colortbl;\\red0;}{\\*\\generator x;}{\\header x}{\\footerr x}{\\pict\\wmetafile8 0102}a{\\*\\bkmkstart x}"
     "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt b}}{\\v x}\\v x\\v0 c{\\pntext x}{\\xe x}{\\listtext\\tab x}{\\deleted x}d}",
     "body/file[]=abcd\n"},
    {"box", "{\\rtf1 a{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn x}{\\sv y}}{\\shptxt\\par b}}{\\shprslt x}}}",
     "body/file[]=a\n\nb\n"},
    {"binary data", "{\\rtf1 a{\\pict\\bin4 }}}}}b}", "body/file[]=ab\n"},
    {"cells", "{\\rtf1\\trowd a\\cell b\\cell\\row c}", "body/file[]=a\n\nb\n\nc\n"},
    {"cut", "{\\rtf1{\\b a", "body/file[]=a\n! RTF: damaged or cut, read as far as possible\n"},
    {"too many ends", "{\\rtf1 a}}}b", "body/file[]=ab\n"},
    {"words without an end",
     "{\\rtf1 a\\abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz99999999999999999999 b\\'zz\\'",
     "body/file[]=abzz\n! RTF: damaged or cut, read as far as possible\n"},
};

static void check_depth(void)
{
    struct buf text = BUF_INIT;
    size_t i;

    buf_string(&text, "{\\rtf1 a");
    for (i = 0; i < 100000; i++)
        buf_string(&text, "{\\b ");
    buf_string(&text, "x");
    for (i = 0; i < 100000; i++)
        buf_string(&text, "}");
    buf_string(&text, "b}");
    check_extract("depth", extract_read, "a.rtf", &text, "body/file[]=ab\n");
    buf_dispose(&text);
}

int main(void)
{
    struct buf text = BUF_INIT;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        buf_clear(&text);
        buf_string(&text, rows[i].text);
        check_extract(rows[i].name, extract_read, "a.rtf", &text, rows[i].want);
    }
    buf_dispose(&text);
    check_depth();
    return check_end();
}
