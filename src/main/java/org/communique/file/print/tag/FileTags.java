package org.communique.file.print.tag;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The tags of a typeset file. */
public final class FileTags {

    private FileTags() {}

    /**
     * @param page that the file was typeset from, {@linkplain PrintTree#mark() marked}
     * @return whether all are in the order in which they are read
     */
    public static boolean complete(PDDocument file, PrintTree page) throws IOException {
        var root = file.getDocumentCatalog().getStructureTreeRoot();
        var tags = new TagTree(root);
        NoteTags.complete(tags);
        new LinkTags(page, root).complete(tags);
        ChangeTags.complete(tags);
        ListTags.complete(tags);
        new RepeatedHeaders(file).remove(tags);
        TableTags.complete(tags);
        return MirroredTables.putInReadingOrder(tags, page);
    }
}
