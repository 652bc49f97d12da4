package org.communique.publishing.office;

import java.util.List;
import org.communique.text.Loss;
import org.communique.text.RichText;

/**
 * Reads DOCX and ODT files. Both are read as the XML that they are, so that every element is either taken over or listed as a loss,
 * and within limits that no archive can talk its way out of.
 */
public final class OfficeFile {

    private OfficeFile() {}

    public sealed interface Outcome {}

    public record Read(RichText text, List<Loss> losses) implements Outcome {}

    /** It unpacks to more than any statement needs. */
    public record TooLarge() implements Outcome {}

    /** It is damaged, encrypted, or has what no such file should have, such as a document type declaration. */
    public record Malformed() implements Outcome {}

    /** It is an archive of something else. */
    public record NeitherDocxNorOdt() implements Outcome {}

    public static boolean isArchive(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    public static Outcome read(byte[] file) {
        try {
            var archive = Archive.unpack(file);
            if (archive.has("word/document.xml")) {
                return new DocxReader(archive).read();
            }
            return archive.has("content.xml") ? new OdtReader(archive).read() : new NeitherDocxNorOdt();
        } catch (Archive.TooLargeException e) {
            return new TooLarge();
        } catch (Archive.MalformedException | StackOverflowError e) {
            return new Malformed();
        }
    }
}
