/* SPDX-License-Identifier: MIT
 * Which characters only Japan has, and which writing of Chinese the others are in; see guess_han.h. */
#include "text/guess_han.h"

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

#include "base/utf8.h"
#include "text/han.h"

#define SAMPLE 300 /* characters that settle it */

/* Of the first level of JIS X 0208, what neither GB 2312 nor Big5 (as code page 950) has. Sorted. */
static const char16_t japanese[] =
    u"両乗亀亜仏仮価侭値倶倹働兎児円冨冴処凧凪剣剤剰労効勅勧勲匁匂単厳収呉呑呪咲唖啓喰営噛噺嚢団囲図圏"
    u"圧堺塀塁塩増壊壌壱売壷変奨妬姉姫娯嬢宍実寛対専尭峠峯嶋巌巣巻帯帰庁広廃廻廼弐弾従徳徴応恵悩悪惣懐"
    u"戦戯戸戻払抜択拝拠拡挙挿捜掲掻揺摂撃撹斉斎晩暁暦曽杢枠査柾栂栃栄栢桜桝桟梶梼椀椙椛検楕楳楽榊様樋"
    u"権樫欝歓歩歯歳歴殻毎気氷汚沢浄涙涜渇済渉渋渓満溌滝潅瀞瀬焔焼犠狛猟獣瑠産畑畠畳疎痩発皐県砕砿硲稲"
    u"穂穏穐穣窓竃竜竪笹箆篭籾粂粋粛経絵絶継続総緑縁縄縦繊繋繍聡聴脇脳臓舎舗舘艶苅荘菓蔵薗薫薬蛍蝋蝿衆"
    u"袴覇覚覧観訳説読諌謡譲讃讐賎賛贋転軽辺辻込逓遅遡郷酔醗醤醸釈鈎鉄鉢鉱銭鋭鋲鋳錬録鑓関閲闘陥険隠隣"
    u"隷雑雫霊靭韮頚頬頴頼顔顕駄駅駆駈騒験騨髄髪鮎鯵鰐鰯鴎鴫鴬鶏鹸麹麺麿黒黙齢";

/* Simplified in Japan as in China: of the first level of JIS X 0208, what GB 2312 has and Big5 has not. Sorted. */
static const char16_t simplified_in_both[] =
    u"乱争亘会侠俣内写剥励区医却厨厩参双叙叶号嘘嘱国坂堕壮声奥学宝寝寿将尽届属屡峡弥当彦径恋悦惨戯担挟"
    u"掴携数断旧昼晋条来枢桧梼楼横欧残殴没浅涛温湾湿滞潜灯炉点状独狭猪猫献画盗着砺碍礼祢祷禄禅称税窃箪"
    u"胆脚脱芦茎莱葱蒋薮虚蛎蛮蝉装誉践躯辞迩遥随静麦黄";

/* In both writings, but in one of them far more often, as are its quotation marks. */
static const char16_t rather_simplified[] = u"后于着么\u201c\u201d";
static const char16_t rather_traditional[] = u"著妳祂於\u300c\u300d\u300e\u300f";

struct han_evidence {
    unsigned traditional; /* characters China has simplified */
    unsigned simplified;
    unsigned shared;   /* of these, simplified in Japan too */
    unsigned japanese; /* in no Chinese text */
    unsigned rather_traditional;
    unsigned rather_simplified;
};

static bool is_one_of(const char16_t *characters, uint32_t c)
{
    for (; *characters != 0; characters++)
        if (*characters == c)
            return true;
    return false;
}

static void weigh_character(struct han_evidence *evidence, uint32_t c)
{
    enum han_writing writing = han_writing(c);

    evidence->traditional += writing == HAN_TRADITIONAL;
    evidence->simplified += writing == HAN_SIMPLIFIED;
    evidence->shared += writing == HAN_SIMPLIFIED && is_one_of(simplified_in_both, c);
    evidence->japanese += is_one_of(japanese, c);
    evidence->rather_traditional += is_one_of(rather_traditional, c);
    evidence->rather_simplified += is_one_of(rather_simplified, c);
}

static bool is_japanese(const struct han_evidence *e)
{
    if (e->shared < e->simplified)
        return false;
    return e->japanese > 0 || (e->traditional > 0 && e->simplified > 0);
}

const char *han_guess(double *confidence, const char *text, size_t length)
{
    struct han_evidence e = {0};
    size_t at = 0;
    size_t i;

    for (i = 0; at < length && i < SAMPLE; i++)
        weigh_character(&e, utf8_next(text, length, &at));
    *confidence = 0.8;
    if (is_japanese(&e))
        return "ja";
    *confidence = 0.95;
    if (e.traditional != e.simplified)
        return e.traditional > e.simplified ? "zh-Hant" : "zh-Hans";
    *confidence = 0.6;
    if (e.rather_traditional != e.rather_simplified)
        return e.rather_traditional > e.rather_simplified ? "zh-Hant" : "zh-Hans";
    *confidence = 0.5;
    return "zh-Hans";
}
