package org.communique.file.office.export;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.file.FileOrigin;
import org.communique.text.format.Html;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/** The parts of an OpenDocument package that are the same, or nearly so, in every file. */
final class OdtParts {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static final String NAMES = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
            + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
            + " office:version=\"1.3\">";

    static final String MANIFEST = OfficePackage.resource("odt-manifest.xml");

    private static final String STYLES = OfficePackage.resource("odt-styles.xml");

    /** Named styles of paragraphs. Automatic ones of the same name with this ending go from the right. */
    static final String FROM_THE_RIGHT = "_rtl";

    /** Of rows of tables that were inserted or deleted with their words. */
    static final String CHANGED_ROW = "changed";

    private static final List<String> PARAGRAPHS = List.of(
            "Standard",
            "Heading_20_1",
            "Heading_20_2",
            "Heading_20_3",
            "Heading_20_4",
            "Quotations",
            "Horizontal_20_Line",
            "Table_20_Contents",
            "Table_20_Heading",
            "Footnote");

    static final int LEVELS = 10;

    /** Of each list, in centimetres. */
    static final double INDENT = 0.75;

    private OdtParts() {}

    /**
     * @param regions what was changed; may be empty
     * @param starts  the first numbers of the numbered lists
     * @param own     the names of the styles of this text alone
     */
    static String content(String regions, CharSequence body, List<Integer> starts, Set<String> own) {
        var styles = new StringBuilder();
        var names = Stream.concat(PARAGRAPHS.stream(), own.stream()).toList();
        for (var name : names) {
            styles.append("<style:style style:name=\"%s%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\">"
                            .formatted(name, FROM_THE_RIGHT, name))
                    .append("<style:paragraph-properties fo:text-align=\"start\""
                            + " style:writing-mode=\"rl-tb\"/></style:style>");
        }
        styles.append(text("bold", BOLD)).append(text("italic", ITALIC)).append(text("both", BOLD + ITALIC));
        if (!regions.isEmpty()) {
            styles.append("<style:style style:name=\"%s\" style:family=\"table-row\">".formatted(CHANGED_ROW))
                    .append("<style:table-row-properties loext:text-changes-only=\"false\"/></style:style>");
        }
        styles.append(list(
                "L0",
                level -> "<text:list-level-style-bullet text:level=\"%d\" text:bullet-char=\"•\">".formatted(level)
                        + indent(level) + "</text:list-level-style-bullet>"));
        for (int i = 0; i < starts.size(); i++) {
            // ODF 1.3, part 3, 19.880: a list cannot begin at 0, but an item of it can.
            int start = Math.max(1, starts.get(i));
            styles.append(list(
                    list(i + 1, starts),
                    level -> ("<text:list-level-style-number text:level=\"%d\""
                                            + " style:num-suffix=\".\" style:num-format=\"1\" text:start-value=\"%d\">")
                                    .formatted(level, start)
                            + indent(level) + "</text:list-level-style-number>"));
        }
        return XML + "<office:document-content" + NAMES + "<office:automatic-styles>" + styles
                + "</office:automatic-styles><office:body><office:text>" + regions + body
                + "</office:text></office:body></office:document-content>";
    }

    private static final String BOLD =
            " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\"";
    private static final String ITALIC =
            " fo:font-style=\"italic\" style:font-style-asian=\"italic\" style:font-style-complex=\"italic\"";

    private static String text(String name, String properties) {
        return "<style:style style:name=\"%s\" style:family=\"text\"><style:text-properties%s/></style:style>"
                .formatted(name, properties);
    }

    private interface Level {
        String of(int level);
    }

    /** The name of a list's style: 0 for bullets. */
    static String list(int list, List<Integer> starts) {
        return "L" + list + (list > 0 && starts.get(list - 1) == 0 ? "from0" : "");
    }

    private static String list(String name, Level each) {
        var style = new StringBuilder("<text:list-style style:name=\"" + name + "\">");
        for (int level = 1; level <= LEVELS; level++) {
            style.append(each.of(level));
        }
        return style.append("</text:list-style>").toString();
    }

    private static String indent(int level) {
        return ("<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
                        + "<style:list-level-label-alignment text:label-followed-by=\"listtab\""
                        + " fo:text-indent=\"-0.75cm\" fo:margin-left=\"%s\"/></style:list-level-properties>")
                .formatted(centimetres(INDENT * level));
    }

    static String centimetres(double width) {
        return String.format(Locale.ROOT, "%.2fcm", width);
    }

    /** @param own of this text alone */
    static String styles(String language, Direction direction, Collection<String> own) {
        var tag = Locale.forLanguageTag(language);
        return STYLES.replace("{names}", NAMES)
                .replace("{direction}", direction.isRightToLeft() ? "rl-tb" : "lr-tb")
                .replace("{language}", Html.escape(tag.getLanguage()))
                .replace("{country}", tag.getCountry().isEmpty() ? "none" : tag.getCountry())
                .replace("{own}", String.join("", own));
    }

    /** @param parent may be empty */
    static String paragraph(String name, String parent, String properties, String text) {
        return "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\"%s>"
                        .formatted(
                                name,
                                name.replace("_20_", " "),
                                parent.isEmpty() ? "" : " style:parent-style-name=\"" + parent + "\"")
                + "<style:paragraph-properties%s/>".formatted(properties)
                + (text.isEmpty() ? "" : "<style:text-properties%s/>".formatted(text))
                + "</style:style>";
    }

    static String meta(String title, String language, @Nullable FileOrigin origin) {
        var meta = new StringBuilder("<dc:title>" + Html.escape(title) + "</dc:title><dc:language>"
                + Html.escape(language) + "</dc:language>");
        FileOrigin.propertiesOf(origin)
                .forEach((name, value) -> meta.append(
                        "<meta:user-defined meta:name=\"%s\" meta:value-type=\"string\">%s</meta:user-defined>"
                                .formatted(Html.escape(name), Html.escape(value))));
        return XML + "<office:document-meta" + NAMES + "<office:meta>" + meta + "</office:meta></office:document-meta>";
    }
}
