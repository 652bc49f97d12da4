package org.communique.treaty.depositary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.communique.text.format.SafeXmlReader;
import org.communique.work.Budget;
import org.communique.work.WorkStoppedException;
import org.springframework.web.util.HtmlUtils;

/**
 * Cells of the depositary's XML ({@code row}, {@code entry}) and of its page ({@code tr}, {@code td}). Footnote marks, which stand in
 * {@code sup} or {@code superscript}, are left out. One pass over the text, as a parser that builds a tree takes a minute for 2 MB of nested
 * tables, and mends what was cut off; a table without its end is no table.
 */
final class MarkedUpTable {

    private static final Set<String> ROWS = Set.of("tr", "row");
    private static final Set<String> CELLS = Set.of("td", "th", "entry", "cell");
    private static final Set<String> MARKS = Set.of("sup", "superscript", "footnote", "script", "style");
    private static final Set<String> SPANS = Set.of("colspan", "rowspan", "morerows", "nameend");
    private static final Pattern SPAN =
            Pattern.compile("(?:colspan|rowspan)\\s*+=\\s*+[\"']?+\\s*+(\\d*+)", Pattern.CASE_INSENSITIVE);

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> merged = new HashSet<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean inCell;
    private int marks;
    private int tables;

    private MarkedUpTable() {}

    /** Empty if it is not well-formed. */
    static Optional<TextTable> readXml(byte[] content) {
        var table = new MarkedUpTable();
        try {
            var reader = SafeXmlReader.read(content);
            while (reader.hasNext() && table.rows.size() <= StatusTable.MOST_ROWS) {
                Budget.check();
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> table.begin(lower(reader.getLocalName()), spans(reader));
                    case XMLStreamConstants.END_ELEMENT -> table.end(lower(reader.getLocalName()));
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        table.take(reader.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD -> {
                        return Optional.empty();
                    }
                    default -> {}
                }
            }
            return Optional.of(new TextTable(table.rows, table.merged));
        } catch (WorkStoppedException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean spans(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var value = reader.getAttributeValue(i).strip();
            var name = lower(reader.getAttributeLocalName(i));
            if (SPANS.contains(name) && !value.equals(name.equals("morerows") ? "0" : "1")) {
                return true;
            }
        }
        return false;
    }

    /** Of a page or a part of it; without rows if it is broken. */
    static TextTable readPage(String text) {
        var table = new MarkedUpTable();
        return table.parse(text) ? new TextTable(table.rows, table.merged) : TextTable.NONE;
    }

    private boolean parse(String text) {
        int at = 0;
        while (at < text.length()) {
            Budget.check();
            int open = text.indexOf('<', at);
            if (open < 0) {
                break;
            }
            take(HtmlUtils.htmlUnescape(text.substring(at, open)));
            // A page has none, and browsers show nothing of what is in it.
            if (text.startsWith("<![CDATA[", open)) {
                return false;
            }
            if (text.startsWith("<!--", open)) {
                int end = text.indexOf("-->", open);
                if (end < 0) {
                    return false;
                }
                at = end + 3;
                continue;
            }
            int close = text.indexOf('>', open);
            if (close < 0 || rows.size() > StatusTable.MOST_ROWS) {
                return close >= 0;
            }
            tag(text.substring(open + 1, close));
            at = close + 1;
        }
        return tables == 0 && !inCell && row.isEmpty();
    }

    private void tag(String tag) {
        if (tag.startsWith("/")) {
            end(name(tag.substring(1)));
            return;
        }
        var name = name(tag);
        var span = CELLS.contains(name) ? SPAN.matcher(tag) : null;
        boolean spans = false;
        while (span != null && span.find()) {
            spans |= !span.group(1).equals("1");
        }
        begin(name, spans);
        if (tag.endsWith("/")) {
            end(name);
        }
    }

    private void begin(String name, boolean spans) {
        if (name.equals("table")) {
            tables++;
        } else if (MARKS.contains(name)) {
            marks++;
        } else if (CELLS.contains(name)) {
            endCell();
            inCell = true;
            if (spans) {
                merged.add(rows.size());
            }
        } else if (ROWS.contains(name)) {
            endRow();
        } else {
            take(" ");
        }
    }

    private void end(String name) {
        if (name.equals("table")) {
            tables--;
        } else if (MARKS.contains(name)) {
            marks = Math.max(0, marks - 1);
        } else if (CELLS.contains(name)) {
            endCell();
        } else if (ROWS.contains(name)) {
            endRow();
        } else {
            take(" ");
        }
    }

    private void take(String words) {
        if (inCell && marks == 0) {
            cell.append(words);
        }
    }

    private void endCell() {
        if (inCell) {
            row.add(cell.toString().replace('\u00a0', ' ').strip().replaceAll("\\s+", " "));
            inCell = false;
            marks = 0;
        }
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        if (!row.isEmpty()) {
            rows.add(row);
            row = new ArrayList<>();
        }
    }

    /** Without attributes, and without the prefix of a namespace. */
    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && (Character.isLetterOrDigit(tag.charAt(end)) || tag.charAt(end) == ':')) {
            end++;
        }
        var name = lower(tag.substring(0, end));
        return name.substring(name.indexOf(':') + 1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
