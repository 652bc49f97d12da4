package org.communique.file.office.export;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communique.text.format.Html;

/** What was inserted and deleted, by whom and when (ODF 1.3, part 3, 5.5). Marks in the text name the regions that are listed before it. */
final class OdtRevisions {

    private final List<Reviser> revisers;
    private final StringBuilder regions = new StringBuilder();
    private int count;

    /** @param revisers of each step */
    OdtRevisions(List<Reviser> revisers) {
        this.revisers = revisers;
    }

    /** The name of the region. */
    String insertion(int step) {
        return region("insertion", step, "");
    }

    String deletion(int step, String paragraphs) {
        return region("deletion", step, paragraphs);
    }

    private String region(String kind, int step, String content) {
        var name = "ct" + ++count;
        var reviser = revisers.get(step);
        regions.append(("<text:changed-region xml:id=\"%1$s\" text:id=\"%1$s\"><text:%2$s><office:change-info>"
                        + "<dc:creator>%3$s</dc:creator><dc:date>%4$s</dc:date></office:change-info>")
                .formatted(name, kind, Html.escape(reviser.name()), reviser.at().truncatedTo(ChronoUnit.SECONDS)));
        regions.append(content).append("</text:").append(kind).append("></text:changed-region>");
        return name;
    }

    static String mark(String kind, String region) {
        return "<text:%s text:change-id=\"%s\"/>".formatted(kind, region);
    }

    /** Before all else of the text; empty if nothing was changed. */
    String regions() {
        return regions.isEmpty() ? "" : "<text:tracked-changes>" + regions + "</text:tracked-changes>";
    }
}
