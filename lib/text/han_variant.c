/* SPDX-License-Identifier: MIT
 * Which character stands for a variant; see han_variant.h.
 *
 * Pairs of variant and the one it is taken for, sorted by the variant. The facts are those of Japan's table of
 * characters for daily use (jouyou kanji, 2010) with the forms it replaced, and of Unihan's simplified, semantic and
 * z-variants, among them those of Taiwan and Hong Kong. Where a Japanese character stands for several, the usual one
 * is taken; ones that are words of their own in Chinese (yo, ketsu) are left alone. */
#include "text/han_variant.h"

#include <stddef.h>
#include <uchar.h>

static const char16_t pairs[] =
    u"㑯㑔㑳㑇㑶㐹㘚㘎㜄㚯㜏㛣㥮㤘㩳㧐䀋盐䁻䀥䌻䋚䌿䋹䍦䍠䎱䎬䙡䙌䜀䜧䥾䥱䦂䥇䦶䦛䦷䦟䲣䱷両两乗乘亀龟亜亚仏佛仮假"
    u"伝传価价俥伡倂并値值倲㑈倶具倹俭偑㐽傌㐷儁俊儎傤兎兔児儿円圆冑胄処处刾㓨剣剑剤剂剰剩剱剑剳札劄札労劳効效勅敕"
    u"勧劝勲勋単单卽即厤历厳严収收呉吴呪咒咲笑唖哑営营嘓啯噁恶噛啮囌苏団团囲围図图圏圈圧压垻坝塁垒塡填塩盐増增墰坛"
    u"墶垯壊坏壌壤壪塆壱壹売卖壻婿変变奨奖妬妒姉姐姫姬娯娱媰㛀嫺娴嬃媭嬢娘孋㛤実实寀采寗宁寛宽対对専专尭尧峯峰嵒岩"
    u"嵗岁嵾㟥嶋岛嶌岛嶨峃嶽岳巌岩巣巢巹卺巻卷帯带帰归幓㡎幷并庁厅広广廃废廎庼廕荫弁辩弐贰弾弹彔录彠彟彫雕彲彨従从"
    u"徳德徴征応应怱匆恵惠悤匆悩恼悪恶愼慎慙惭慺㥪憇憩憖慭懐怀懤㤽懽欢戦战戯戏戸户戻戾払拂扞捍抜拔択择拏拿拚拼拝拜"
    u"拠据拡扩挙举挱挲挿插捜搜捱挨掆㧏掲揭掻搔揺摇搄揯摂摄撃击撹搅擕携擜㩵擡抬擧举擽㧰攷考敍叙敎教敚敓斆敩斉齐斎斋"
    u"旂旗旣既晄晃晩晚暁晓暦历曁暨曽曾朞期朮术朶朵枱台枴拐柺拐査查栄荣栞刊桒桑桜樱桝枡桟栈棊棋棡㭎椀碗検检椲㭏楡榆"
    u"楽乐榘矩榦干槀槁様样槙槇槪概槮椮槶椢槼椝樢㭤樧榝権权樫㭴樳桪樿椫欅榉欝郁歓欢歩步歯齿歳岁歴历殭僵殻壳毎每毘毗"
    u"気气氷冰汚污沢泽泝溯浄净浜滨涙泪涚涗淩凌淸清渇渴済济渉涉渋涩渓溪渢沨満满溌泼溮浉溳涢滙汇滝泷漊溇潚㴋潨潀澁涩"
    u"澐沄澾㳠濄㳡濚溁濛蒙濜浕濧㳔濵滨濶阔瀂澛瀬濑灡㳕灩滟焔焰焼烧牴抵犂犁犛牦犠牺狥徇猟猎獣兽玅妙琱雕瑠琉璡琎璯㻅"
    u"璵玙璸瑸璿璇甁瓶甎砖甞尝甦苏甯宁畆亩畧略畳叠畵画痩瘦痺痹発发皐皋盌碗県县矇蒙砕碎硃朱碁棋碕埼碽䂵磠硵磾䃅礄硚"
    u"秊年稲稻稾稿穂穗穇䅟穉稚穏稳穐秋穣穰窓窗窻窗竃灶竜龙竝并箚札篠筿簑蓑簒篡籔䉤籛篯粋粹粛肃糉粽糭粽糸丝経经絵绘"
    u"継继続续総总緖绪緼缊縁缘縂总縄绳縦纵繊纤繋系繍绣繦襁缶罐罃䓨罸罚翬翚翽翙耡锄聟婿聡聪聴听脩修脳脑膕腘膞䏝臓脏"
    u"舎舍舗铺舘馆艶艳芸艺茘荔荅答荘庄菴庵萠萌萴荝蒕蒀蒭刍蓴莼蔘参蔵藏蔿蒍蕋蕊薫薰薬药薵䓓薹苔藁稿藭䓖蘀萚蘂蕊蛍萤"
    u"蝋蜡蟇蟆蠁蚃衕同衞卫襃褒襉裥襍杂襴襕覇霸覔觅覚觉覧览覩睹観观觧解訳译読读諌谏譭毁譲让讋詟谉讅谿溪豊丰賛赞趂趁"
    u"蹠跖躎䟢躰体躳躬軆体転转軽轻輌辆輭软輼辒辺边逎遒逓递遅迟遡溯遶绕邉边郞郎郷乡鄕乡酔醉酧酬醗酦醟蒏醣糖醤酱醸酿"
    u"釈释釼剑釾䥺鈅钥鈡钟鉄铁鉆钻鉱矿鉳锫銭钱鋳铸錬炼錼镎鍅钫鍼针鎋辖鎌镰鎭镇鏺䥽鐡铁鐥䦅鐯䦃鑛矿钂镋閙闹閤合陥陷"
    u"険险隂阴隠隐隣邻隯陦隷隶雑杂霊灵靆叇靉叆靑青靝靔鞌鞍鞦秋韆千韝鞲頥颐頼赖顕显顚颠颕颖颚腭颣纇飃飘飜翻飱飧餈糍"
    u"餠饼饍膳駄驮駅驿駆驱駈驱騐验騒骚験验驩欢髄髓髙高髪发鬂鬓鬪斗鬹鬶鮣䲟鯗鲞鯵鲹鰆䲠鰌䲡鰛鳁鰧䲢鳤䲘鴈雁鴎鸥鴬莺"
    u"鵞鹅鵰雕鶏鸡鶿鹚鷉䴘鷴鹇鸊䴙鹮䴉鹸碱麪面麫面麺面黒黑黙默鼌鼂齢龄龑䶮鿁䜤鿎䃮鿏䥑鿓鿒鿔鎶﨑崎";

#define PAIRS ((sizeof pairs / sizeof pairs[0] - 1) / 2)

uint32_t han_variant(uint32_t c)
{
    size_t low = 0;
    size_t high = PAIRS;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (pairs[2 * middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < PAIRS && pairs[2 * low] == c ? pairs[2 * low + 1] : c;
}
