package org.communique.treaty.citation.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.treaty.citation.Citation;
import org.communique.treaty.citation.recognition.Recognised.Place;
import org.communique.treaty.citation.recognition.Token.TokenKind;
import org.communique.treaty.instrument.ArticleNumber;

/** Citations in Chinese: 第二十四条第二款, 第29条至第30条, 第六、八和二十四条. */
final class ChineseGrammar {

    private static final int MOST = 60;

    /** What else is counted with the word for “article”. */
    private static final Set<String> COUNTED = Set.of(
            "建议", "建議", "意见", "意見", "新闻", "新聞", "消息", "评论", "評論", "短信", "微博", "推文", "路线", "線路", "线路", "信息", "留言", "记录",
            "标语", "船", "河", "街");

    private static final String BACK = "该該同此本";

    private final Tokens tokens;
    private final ChineseAttribution attribution;
    private final List<Citation> found;
    private final List<Place> unclear;

    /** After the last citation; and whether it is of one article. */
    private int lastEnd = -1;

    private boolean alone;

    ChineseGrammar(Tokens tokens, InstrumentNames names, List<Citation> found, List<Place> unclear) {
        this.tokens = tokens;
        this.attribution = new ChineseAttribution(tokens, names);
        this.found = found;
        this.unclear = unclear;
    }

    /** Whether a citation may begin here: 第, 公约24条, 该条第2款. */
    boolean begins(int index) {
        var token = tokens.get(index);
        if (token.isNumber()) {
            return isArticle(index + 1)
                    && (tokens.is(index - 1, "》") || tokens.isHan("约", index - 1) || tokens.isHan("約", index - 1));
        }
        return token.kind() == TokenKind.HAN
                && (token.text().equals("第") || BACK.contains(token.text()) && isArticle(index + 1));
    }

    /** @return the first token that was not read, after the one given */
    int read(int index) {
        if (tokens.get(index).kind() == TokenKind.HAN && !tokens.isHan("第", index)) {
            return refer(index);
        }
        List<Item> items = new ArrayList<>();
        var item = items(index, items);
        while (item > index && items.size() < MOST) {
            int next = connector(item);
            if (next == item || !tokens.isHan("第", next)) {
                break;
            }
            boolean range = isRange(item);
            int size = items.size();
            int end = items(next, items);
            if (end == next) {
                break;
            }
            if (range && size > 0 && items.size() == size + 1) {
                join(items);
            }
            item = end;
        }
        if (items.isEmpty()) {
            return index + 1;
        }
        var attributed = attribution.of(index);
        items.forEach(each -> found.add(each.cite(tokens, attributed)));
        lastEnd = items.getLast().to;
        alone = items.size() == 1 && !found.getLast().isRange();
        return lastEnd;
    }

    /** 该条第2款 of the last article in the sentence. */
    private int refer(int index) {
        var provision = new Provision();
        int end = ChineseProvision.read(tokens, index + 2, provision);
        if (provision.isEmpty()) {
            return index + 1;
        }
        if (lastEnd < 0 || !alone || !sameSentence(index)) {
            unclear.add(new Place(tokens.get(index).from(), tokens.get(end - 1).to()));
            return end;
        }
        found.add(found.getLast()
                .again(
                        tokens.get(index).from(),
                        tokens.get(end - 1).to(),
                        provision.paragraphs(),
                        provision.subparagraphs()));
        lastEnd = end;
        return end;
    }

    private boolean sameSentence(int to) {
        for (int i = lastEnd; i < to; i++) {
            if (tokens.endsSentence(i)) {
                lastEnd = -1;
                return false;
            }
        }
        return true;
    }

    private record Item(int from, int to, int first, int last, Provision provision) {

        Citation cite(Tokens tokens, Attribution.Attributed attributed) {
            return new Citation(
                    tokens.get(from).from(),
                    tokens.get(to - 1).to(),
                    ArticleNumber.of(first),
                    ArticleNumber.of(last),
                    provision.paragraphs(),
                    provision.subparagraphs(),
                    attributed.certainty(),
                    attributed.other());
        }
    }

    private static void join(List<Item> items) {
        var last = items.getLast();
        var first = items.get(items.size() - 2);
        if (first.first == first.last && last.first > first.first && first.provision.isEmpty()) {
            items.removeLast();
            items.removeLast();
            items.add(new Item(first.from, last.to, first.first, last.last, last.provision));
        }
    }

    /** Numbers between 第 and 条, and the paragraphs after them. @return the index itself if there are none */
    private int items(int index, List<Item> items) {
        List<Item> read = new ArrayList<>();
        var provision = new Provision();
        int at = tokens.isHan("第", index) ? index + 1 : index;
        int from = index;
        while (read.size() < MOST) {
            var number = HanNumber.at(tokens, at);
            if (number.value() == 0) {
                return index;
            }
            int next = brackets(number.next(), provision);
            int second = tokens.isHan("第", next + 1) ? next + 2 : next + 1;
            var range = isRange(next) ? HanNumber.at(tokens, second) : number;
            boolean ranged = range.value() > number.value();
            read.add(new Item(
                    from,
                    ranged ? range.next() : next,
                    number.value(),
                    ranged ? range.value() : number.value(),
                    provision));
            next = ranged ? range.next() : next;
            if (isArticle(next)) {
                int end = ChineseProvision.read(tokens, next + 1, provision);
                if (end == next + 1 && isCounted(end)) {
                    return index;
                }
                var last = read.removeLast();
                read.add(new Item(last.from, end, last.first, last.last, provision));
                items.addAll(read);
                return end;
            }
            at = connector(next);
            if (at == next) {
                return index;
            }
            from = at;
            provision = new Provision();
        }
        return index;
    }

    private int brackets(int index, Provision provision) {
        if (tokens.is(index, "(") && tokens.get(index + 1).isNumber() && tokens.is(index + 2, ")")) {
            int paragraph = tokens.get(index + 1).value();
            if (paragraph > 0 && paragraph <= Provision.MOST) {
                provision.paragraphs(paragraph, paragraph);
                return index + 3;
            }
        }
        return index;
    }

    private boolean isArticle(int index) {
        return tokens.isHan("条", index) || tokens.isHan("條", index);
    }

    private boolean isCounted(int index) {
        if (tokens.get(index).kind() != TokenKind.HAN) {
            return false;
        }
        var one = tokens.get(index).text();
        var two = tokens.get(index + 1).kind() == TokenKind.HAN
                ? one + tokens.get(index + 1).text()
                : one;
        return COUNTED.contains(one) || COUNTED.contains(two);
    }

    private boolean isRange(int index) {
        return tokens.is(index, "-") || tokens.isHan("至", index) || tokens.isHan("到", index);
    }

    private int connector(int index) {
        return ChineseProvision.connector(tokens, index);
    }
}
