package org.communique.file.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The canonical text in the file that shows it, byte for byte, as the source of the whole document (ISO 19005-3, annex E). */
final class AttachedText {

    private static final String NAME = "statement.md";

    private AttachedText() {}

    static void add(PDDocument file, PrintedText source, Instant date) throws IOException {
        var text = new PDEmbeddedFile(file, new ByteArrayInputStream(source.markdown()), COSName.FLATE_DECODE);
        text.setSubtype("text/markdown");
        text.setSize(source.markdown().length);
        text.setCreationDate(PdfIdentity.calendar(date));
        text.setModDate(PdfIdentity.calendar(date));
        text.getCOSObject().getCOSDictionary(COSName.PARAMS).setItem("CheckSum", new COSString(md5(source.markdown())));
        var attachment = new PDComplexFileSpecification();
        attachment.setFile(NAME);
        attachment.setFileUnicode(NAME);
        attachment.setFileDescription(source.description());
        attachment.setEmbeddedFile(text);
        attachment.setEmbeddedFileUnicode(text);
        attachment.getCOSObject().setName("AFRelationship", "Source");
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(NAME, attachment));
        var names = new PDDocumentNameDictionary(file.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        file.getDocumentCatalog().setNames(names);
        var associated = new COSArray();
        associated.add(attachment);
        file.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    /** The only digest that PDF has for attached files. */
    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
