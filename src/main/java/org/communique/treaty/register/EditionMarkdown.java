package org.communique.treaty.register;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.register.EditionFile.Articles;
import org.communique.treaty.register.EditionFile.Unreadable;
import org.communique.treaty.register.EditionPreview.Fault;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A text whose headings say {@code Chapter IV} and {@code Article 24}, with the title after a stop, a colon or a dash, or in the next
 * line, as the United Nations print it. What precedes the first article is not kept, nor what follows another heading of the same rank,
 * such as of an annex.
 */
final class EditionMarkdown {

    private static final int LONGEST_HEADING = 500;
    private static final String MARKS = "#*_ \t";
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) *([^#].*)");
    private static final Pattern ARTICLE_OR_CHAPTER = Pattern.compile(
            "(article|chapter) +([0-9A-Za-z]{1,6}(?: (?:bis|ter|quater|quinquies))?)(?:(?: *[.:–—] *| - )(.*))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ARTICLE = Pattern.compile("articles?(?![A-Za-z]).*", Pattern.CASE_INSENSITIVE);

    private final List<ReadArticle> articles = new ArrayList<>();
    private String chapter = "";
    private String chapterTitle = "";
    private boolean chapterNeedsTitle;
    private @Nullable ArticleNumber number;
    private int rank;
    private int line;
    private String title = "";
    private final StringBuilder text = new StringBuilder();

    private EditionMarkdown() {}

    static EditionFile read(byte[] content) {
        String all;
        try {
            all = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Unreadable(Fault.NOT_UTF8, 0);
        }
        return new EditionMarkdown().parse(all.startsWith("\ufeff") ? all.substring(1) : all);
    }

    private EditionFile parse(String all) {
        int at = 0;
        for (var each : all.lines().toList()) {
            Budget.check();
            at++;
            var spaced = each.replace('\u00a0', ' ').replace('\u202f', ' ');
            var heading = HEADING.matcher(spaced.strip());
            if (!heading.matches()) {
                addLine(each);
            } else if (!addHeading(heading.group(1).length(), plain(heading.group(2)), at)) {
                return new Unreadable(Fault.NO_NUMBER, at);
            }
        }
        end();
        return articles.isEmpty() ? new Unreadable(Fault.NO_ARTICLES, 0) : new Articles(articles);
    }

    /** False if it is of an article without a number that can be read. */
    private boolean addHeading(int depth, String words, int at) {
        var heading = words.length() > LONGEST_HEADING ? null : ARTICLE_OR_CHAPTER.matcher(words);
        if (heading == null || !heading.matches()) {
            if (ARTICLE.matcher(words).matches()) {
                return false;
            }
            if (number != null && !needsTitle() && depth <= rank) {
                end();
            } else {
                addLine(words);
            }
            return true;
        }
        end();
        if (heading.group(1).toLowerCase(Locale.ROOT).equals("chapter")) {
            chapter = heading.group(2).toUpperCase(Locale.ROOT);
            chapterTitle = plain(heading.group(3));
            chapterNeedsTitle = chapterTitle.isEmpty();
            return true;
        }
        var found = ArticleNumber.parse(heading.group(2));
        chapterNeedsTitle = false;
        number = found.orElse(null);
        rank = depth;
        line = at;
        title = plain(heading.group(3));
        return found.isPresent();
    }

    private boolean needsTitle() {
        return title.isEmpty() && text.isEmpty();
    }

    private void addLine(String each) {
        if (chapterNeedsTitle && !each.isBlank()) {
            chapterTitle = plain(each);
            chapterNeedsTitle = false;
        } else if (number != null && needsTitle()) {
            title = plain(each);
        } else if (number != null) {
            text.append(each).append('\n');
        }
    }

    private void end() {
        if (number != null) {
            articles.add(new ReadArticle(
                    line, number, chapter, chapterTitle, title, text.toString().strip()));
        }
        number = null;
        title = "";
        text.setLength(0);
    }

    /** Without the marks of a heading or of emphasis around it. */
    private static String plain(@Nullable String words) {
        if (words == null) {
            return "";
        }
        int from = 0;
        int to = words.length();
        while (from < to && MARKS.indexOf(words.charAt(from)) >= 0) {
            from++;
        }
        while (from < to && MARKS.indexOf(words.charAt(to - 1)) >= 0) {
            to--;
        }
        return words.substring(from, to);
    }
}
