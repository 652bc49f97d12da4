package org.communique.file.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

class MirroredTablesTest {

    @Test
    void tagsHaveCellsInTheOrderInWhichTheyAreRead() throws IOException {
        byte[] pdf = PrintedPage.of(
                "<html lang=\"ar\"><head><title>t</title><style>body { font-family: 'Source Serif 4'"
                        + " }</style></head><body><table class=\"mirrored\"><tr><td>bb</td><td>aa</td></tr></table>"
                        + "<table><tr><td>aa</td><td>bb</td></tr></table></body></html>",
                "ar",
                Direction.RIGHT_TO_LEFT);
        assertThat(VisualLines.of(pdf).text()).containsExactly("bbaa", "aabb");
        try (var document = Loader.loadPDF(pdf)) {
            var painted = new ArrayList<Integer>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), painted);
            assertThat(painted).isEqualTo(List.of(1, 0, 2, 3));
        }
    }

    private static void collect(PDStructureNode node, List<Integer> painted) {
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                collect(element, painted);
            } else if (kid instanceof Integer content) {
                painted.add(content);
            }
        }
    }
}
