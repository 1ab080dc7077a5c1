/* SPDX-License-Identifier: MIT
 * Radicals and the characters they are parts of; see radical.h.
 *
 * One character for each from U+2E80; itself where the property names none of the basic plane. */
#include "text/radical.h"

#include <uchar.h>

#define FIRST 0x2e80
#define COUNT 116

static const char16_t ideographs[COUNT + 1] =
    u"⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日"
    u"月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮糹纟罓罒㓁冗⺵羊⺷⺸耂"
    u"肀聿肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶邑钅長镸长门⻕阝"
    u"雨青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

_Static_assert(sizeof ideographs / sizeof ideographs[0] == COUNT + 1, "one for each");

uint32_t radical_ideograph(uint32_t c)
{
    return c - FIRST < COUNT ? ideographs[c - FIRST] : c;
}
