package org.communique.file.print.tag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.communique.work.Budget;

/**
 * The header of a table is seen again on each page that the table goes on. It is heard once: what is seen again is no content, but an
 * artifact of pages.
 */
final class RepeatedHeaders {

    private static final COSDictionary ARTIFACT = new COSDictionary();

    static {
        ARTIFACT.setName(COSName.TYPE, "Pagination");
    }

    private final PDDocument file;
    private final Map<COSDictionary, BitSet> repeated = new LinkedHashMap<>();

    RepeatedHeaders(PDDocument file) {
        this.file = file;
    }

    void remove(TagTree tags) throws IOException {
        tags.all("THead").forEach(this::untag);
        for (var entry : repeated.entrySet()) {
            forget(entry.getKey(), entry.getValue());
            rewrite(new PDPage(entry.getKey()), entry.getValue());
        }
    }

    private record Item(PDStructureElement tag, PDMarkedContentReference reference) {}

    private void untag(PDStructureElement head) {
        var again = new LinkedHashMap<COSDictionary, List<Item>>();
        int once = count(head, again);
        for (var entry : again.entrySet()) {
            // Otherwise the header is higher than a page, and goes on here.
            if (entry.getValue().size() == once) {
                for (var item : entry.getValue()) {
                    item.tag().removeKid(item.reference());
                    repeated.computeIfAbsent(entry.getKey(), _ -> new BitSet())
                            .set(item.reference().getMCID());
                }
            }
        }
    }

    /**
     * Without its footnotes, which stand at the foot of one page, though their tags are where they are referred to.
     *
     * @param again gets what is on later pages
     * @return how much is on the first page
     */
    private static int count(PDStructureElement tag, Map<COSDictionary, List<Item>> again) {
        int once = 0;
        for (var kid : tag.getKids()) {
            Budget.check();
            switch (kid) {
                case Integer _ -> once++;
                case PDMarkedContentReference reference ->
                    again.computeIfAbsent(reference.getPage().getCOSObject(), _ -> new ArrayList<>())
                            .add(new Item(tag, reference));
                case PDStructureElement inner
                when !"Note".equals(inner.getStructureType()) -> once += count(inner, again);
                default -> {}
            }
        }
        return once;
    }

    private void forget(COSDictionary page, BitSet contents) {
        var numbers = file.getDocumentCatalog()
                .getStructureTreeRoot()
                .getParentTree()
                .getCOSObject()
                .getCOSArray(COSName.NUMS);
        int key = page.getInt(COSName.STRUCT_PARENTS);
        for (int i = 0; i < numbers.size(); i += 2) {
            if (numbers.getInt(i) == key && numbers.getObject(i + 1) instanceof COSArray tags) {
                contents.stream().forEach(content -> tags.set(content, COSNull.NULL));
            }
        }
    }

    private void rewrite(PDPage page, BitSet contents) throws IOException {
        var tokens = new PDFStreamParser(page).parse();
        for (int i = 2; i < tokens.size(); i++) {
            Budget.check();
            if (tokens.get(i) instanceof Operator operator
                    && operator.getName().equals(OperatorName.BEGIN_MARKED_CONTENT_SEQ)
                    && tokens.get(i - 1) instanceof COSDictionary properties
                    && properties.containsKey(COSName.MCID)
                    && contents.get(properties.getInt(COSName.MCID))) {
                tokens.set(i - 2, COSName.ARTIFACT);
                tokens.set(i - 1, ARTIFACT);
            }
        }
        var stream = new PDStream(file);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            new ContentStreamWriter(out).writeTokens(tokens);
        }
        page.setContents(stream);
    }
}
