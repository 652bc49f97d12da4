package org.communique.work;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.communique.file.print.tag.FileTags;
import org.communique.file.print.tag.PrintTree;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What is done about the tags of a PDF ends with its work, too. */
class PrintBudgetTest {

    private static final String PAGE = "<html><head/><body>" + "<p>a</p>".repeat(100) + "</body></html>";

    @Test
    void pagesAreReadWithinTheWork() {
        isStopped(() -> PrintTree.of(PAGE));
    }

    @Test
    void wordsAreLookedForWithinTheWork() {
        var tree = PrintTree.of(PAGE.replaceAll("p>", "a>"));
        isStopped(() -> {
            tree.mark();
            return tree;
        });
    }

    @Test
    void tagsAreCompletedWithinTheWork() throws Exception {
        try (var file = new PDDocument()) {
            var root = new PDStructureTreeRoot();
            for (int i = 0; i < 100; i++) {
                root.appendKid(new PDStructureElement("P", root));
            }
            file.getDocumentCatalog().setStructureTreeRoot(root);
            var page = PrintTree.of("<html><body/></html>");
            isStopped(() -> FileTags.complete(file, page));
        }
    }

    private static void isStopped(Callable<?> work) {
        assertThatExceptionOfType(WorkStoppedException.class)
                .isThrownBy(() -> new Budget(Duration.ZERO, DataSize.ofGigabytes(1)).spend(work));
    }
}
