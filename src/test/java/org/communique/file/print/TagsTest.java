package org.communique.file.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

class TagsTest {

    @Test
    void aHeaderWithAFootnoteIsReadOnce() throws IOException {
        try (var file = Loader.loadPDF(
                pdf("<table style='-fs-table-paginate: paginate'><thead><tr><th>One<span class='footnote'"
                        + " title='1'>Note</span></th><th>Two</th></tr></thead><tbody>"
                        + "<tr><td>a</td><td>b</td></tr>".repeat(150) + "</tbody></table>"))) {
            assertThat(file.getNumberOfPages()).isGreaterThan(2);
            var heads = new ArrayList<PDStructureElement>();
            collect(file.getDocumentCatalog().getStructureTreeRoot(), "THead", heads);
            assertThat(heads).hasSize(1);
            assertThat(onLaterPages(heads.getFirst())).isZero();
        }
    }

    private static int onLaterPages(PDStructureElement tag) {
        int later = 0;
        for (var kid : tag.getKids()) {
            if (kid instanceof PDMarkedContentReference) {
                later++;
            } else if (kid instanceof PDStructureElement inner && !"Note".equals(inner.getStructureType())) {
                later += onLaterPages(inner);
            }
        }
        return later;
    }

    private static void collect(PDStructureNode node, String type, List<PDStructureElement> found) {
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement tag) {
                if (type.equals(tag.getStructureType())) {
                    found.add(tag);
                }
                collect(tag, type, found);
            }
        }
    }

    @Test
    void wordsOfBookmarksAndLinksKeepTheirSpaces() throws IOException {
        try (var file = Loader.loadPDF(
                pdf("<h1> <em>A </em>B</h1><p><a href='https://a.example/'>C<em> <b>D</b> </em>E</a></p>"))) {
            assertThat(file.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo("A B");
            assertThat(descriptions(file)).containsExactly("C D E");
        }
    }

    private static List<String> descriptions(PDDocument file) throws IOException {
        return file.getPage(0).getAnnotations().stream()
                .map(PDAnnotation::getContents)
                .toList();
    }

    private static byte[] pdf(String body) {
        return PrintedPage.of(
                "<html lang='en'><head><title>t</title><style>body { font-family: 'Source Serif 4' } .footnote {"
                        + " float: footnote; display: block } .footnote::footnote-call { content: attr(title) } @page {"
                        + " size: A5 }</style></head><body>"
                        + body + "</body></html>",
                "en",
                Direction.LEFT_TO_RIGHT);
    }
}
