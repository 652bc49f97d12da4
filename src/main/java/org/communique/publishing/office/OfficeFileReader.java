package org.communique.publishing.office;

import java.util.List;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/**
 * Reads DOCX and ODT files. Both are read as the XML that they are, so that every element is either taken over or listed as a loss,
 * and within limits that no archive can talk its way out of.
 */
public final class OfficeFileReader {

    private OfficeFileReader() {}

    public sealed interface Outcome {}

    /**
     * Its text as it reads with all tracked changes accepted.
     *
     * @param original as it reads with all of them rejected; null if there are none, or in an ODT file
     */
    public record Read(RichText text, @Nullable RichText original, List<ImportLoss> losses) implements Outcome {

        Read(RichText text, List<ImportLoss> losses) {
            this(text, null, losses);
        }
    }

    /** It unpacks to more than any statement needs. */
    public record TooLarge() implements Outcome {}

    /** It is damaged, encrypted, or has what no such file should have, such as a document type declaration. */
    public record Malformed() implements Outcome {}

    /** It is protected with a password. */
    public record Encrypted() implements Outcome {}

    /** It is an archive of something else. */
    public record NeitherDocxNorOdt() implements Outcome {}

    public static boolean isArchive(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    public static Outcome read(byte[] file) {
        try {
            var officeArchive = OfficeArchive.unpack(file);
            if (officeArchive.isEncrypted()) {
                return new Encrypted();
            }
            if (officeArchive.has("word/document.xml")) {
                return docx(officeArchive);
            }
            return officeArchive.has("content.xml") ? new OdtReader(officeArchive).read() : new NeitherDocxNorOdt();
        } catch (OfficeArchive.TooLargeException e) {
            return new TooLarge();
        } catch (OfficeArchive.MalformedException | StackOverflowError e) {
            return new Malformed();
        }
    }

    private static Outcome docx(OfficeArchive officeArchive) {
        var accepted = new DocxReader(officeArchive, TrackedChanges.ACCEPTED).read();
        if (accepted instanceof Read(var text, var _, var losses)
                && losses.stream().anyMatch(loss -> loss.kind() == ImportLoss.Kind.TRACKED_CHANGE)
                && new DocxReader(officeArchive, TrackedChanges.REJECTED).read() instanceof Read rejected) {
            return new Read(text, rejected.text(), losses);
        }
        return accepted;
    }
}
