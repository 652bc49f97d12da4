package org.communique.treaty.citation.recognition;

import java.util.Set;
import java.util.stream.Stream;
import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.recognition.Attribution.Attributed;
import org.communique.treaty.citation.recognition.Token.TokenKind;

/** Decides of which instrument articles are that are cited in Chinese: its name is before them. */
final class ChineseAttribution {

    private static final int LONGEST_NAME = 30;

    private static final Set<String> OTHERS = Set.of(
            "宪章", "憲章", "宪法", "憲法", "议定书", "議定書", "规约", "規約", "条例", "法典", "宣言", "协定", "協定", "协议", "决议", "章程", "规则",
            "指令", "盟约", "刑法", "民法", "法律");
    private static final Set<String> DRAFTS =
            Set.of("草案", "初稿", "草稿", "旧稿", "一稿", "二稿", "三稿", "末稿", "修订稿", "谈判稿", "零稿", "草案文本", "草案案文");
    private static final Set<String> EARLIER =
            Set.of("谈判", "早期", "先前", "此前", "之前", "上一", "前一", "旧", "初", "最初", "零", "草案");
    private static final Set<String> OTHER_CONVENTIONS =
            Set.of("布达佩斯", "欧洲", "权利", "權利", "腐败", "酷刑", "有组织", "日内瓦", "维也纳", "儿童", "歧视", "海洋", "条约法", "残疾");

    private final Tokens tokens;
    private final InstrumentNames names;

    /** The token at which another instrument's article was cited last. */
    private int lastOther = -1;

    ChineseAttribution(Tokens tokens, InstrumentNames names) {
        this.tokens = tokens;
        this.names = names;
    }

    Attributed of(int citation) {
        int index = skipBetween(citation);
        if (isFormer(index - 1)) {
            return other(index, tokens.get(index - 1).text());
        }
        var latin = names.endingBefore(index);
        if (latin != null && latin.isForeign() && latin.certain()) {
            return other(index, tokens.written(latin.from(), latin.to()));
        }
        boolean quoted = tokens.is(index - 1, "》") || tokens.is(index - 1, "”");
        var name = nameBefore(quoted ? index - 2 : index - 1);
        if (name.endsWith("公约") || name.endsWith("公約") || name.endsWith("条约") || name.endsWith("條約")) {
            return convention(index, name, quoted);
        }
        if (isDraft(index, name)) {
            return other(index, name);
        }
        if (OTHERS.stream().anyMatch(name::endsWith) || quoted && !name.isEmpty() || isLaw(name)) {
            return other(index, name);
        }
        return new Attributed(
                names.foreignInSentence(index) || otherInSentence(index) ? Certainty.AMBIGUOUS : Certainty.ASSUMED, "");
    }

    private Attributed convention(int index, String name, boolean quoted) {
        boolean ours = name.contains("河内")
                || name.contains("网络犯罪") && Stream.of("打击", "反", "联合国").anyMatch(name::contains);
        if (ours) {
            return new Attributed(Certainty.NAMED, "");
        }
        boolean foreign = name.contains("网络犯罪")
                || OTHER_CONVENTIONS.stream().anyMatch(name::contains)
                || quoted && name.length() > 3;
        return foreign ? other(index, name) : new Attributed(Certainty.NAMED, "");
    }

    /** 《公约》在第15条中, 公约的第15条, 在草案中，第15条. @return after the name, if there is one */
    private int skipBetween(int index) {
        int at = index;
        if (tokens.is(at - 1, ",") && at > 1 && (isOne(at - 2, "中里下内") || tokens.is(at - 2, "》") && isUnder(at - 2))) {
            at--;
        }
        while (at > 0 && index - at < 4 && isOne(at - 1, "在的之中里下内其是为")) {
            at--;
        }
        return at;
    }

    private boolean isOne(int index, String characters) {
        var token = tokens.get(index);
        return index >= 0 && token.kind() == TokenKind.HAN && characters.contains(token.text());
    }

    /** 根据《公约》，第15条. */
    private boolean isUnder(int close) {
        for (int i = close - 1; i >= 0 && close - i < LONGEST_NAME; i--) {
            if (tokens.is(i, "《")) {
                return isOne(i - 1, "据照按依在");
            }
        }
        return false;
    }

    private boolean isFormer(int index) {
        return isOne(index, "旧原前") && !isOne(index - 1, "以之");
    }

    private boolean isDraft(int index, String name) {
        if (DRAFTS.stream().anyMatch(name::endsWith)) {
            return true;
        }
        boolean text = name.endsWith("案文") || name.endsWith("文本") || name.endsWith("版本");
        boolean dated = name.startsWith("月") || name.startsWith("年");
        return text && (dated || EARLIER.stream().anyMatch(name::contains));
    }

    /** 刑法 and 刑事诉讼法, but not 办法 or 方法. */
    private static boolean isLaw(String name) {
        return name.endsWith("法") && name.length() > 2 && !name.endsWith("办法") && !name.endsWith("方法");
    }

    private Attributed other(int index, String name) {
        lastOther = index;
        return new Attributed(Certainty.OTHER, name);
    }

    private boolean otherInSentence(int index) {
        if (lastOther < 0 || index - lastOther > LONGEST_NAME) {
            return false;
        }
        for (int i = lastOther; i < index; i++) {
            if (tokens.endsSentence(i)) {
                return false;
            }
        }
        return true;
    }

    private String nameBefore(int last) {
        var name = new StringBuilder();
        int at = tokens.isHan("的", last) ? last - 1 : last;
        while (at >= 0 && last - at < LONGEST_NAME && tokens.get(at).kind() == TokenKind.HAN) {
            name.insert(0, tokens.get(at).text());
            at--;
        }
        return name.toString();
    }
}
