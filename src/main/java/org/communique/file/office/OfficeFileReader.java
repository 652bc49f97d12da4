package org.communique.file.office;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communique.file.FileOrigin;
import org.communique.file.ImportedAuthor;
import org.communique.file.ImportedThread;
import org.communique.file.office.change.AmbiguousChangesException;
import org.communique.file.office.change.ChangeAuthors;
import org.communique.file.office.change.TrackedChanges;
import org.communique.file.office.part.OfficeArchive;
import org.communique.file.office.thread.ReadThreads;
import org.communique.text.document.RichText;
import org.communique.text.document.TextLimits;
import org.communique.text.markdown.ImportLoss;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads DOCX and ODT files. Both are read as the XML that they are, so that every element is either taken over or listed as a loss,
 * and within limits that no archive can talk its way out of.
 */
public final class OfficeFileReader {

    private OfficeFileReader() {}

    public sealed interface Outcome {}

    /**
     * Its text as it reads with all tracked changes accepted, or with those of the chosen authors.
     *
     * @param original as it reads with all of them rejected; null if there are none, or if it could not be read so
     * @param authors  who made them
     * @param origin   of which text of this server it says that it was made; null if of none
     */
    public record Read(
            RichText text,
            @Nullable Read original,
            List<ImportLoss> losses,
            List<ImportedThread> threads,
            @Nullable FileOrigin origin,
            List<ImportedAuthor> authors)
            implements Outcome {

        Read(RichText text, List<ImportLoss> losses) {
            this(text, null, losses, List.of(), null, List.of());
        }

        Read with(List<ImportedThread> threads, @Nullable FileOrigin origin) {
            return new Read(text, original, losses, threads, origin, authors);
        }

        Read with(Read original) {
            return new Read(text, original, losses, threads, origin, authors);
        }

        Read by(ChangeAuthors authors) {
            return new Read(text, original, losses, threads, origin, authors.all());
        }

        Read withoutOriginal() {
            var all = Stream.concat(Stream.of(new ImportLoss(ImportLoss.Kind.UNREAD_ORIGINAL, 1, "")), losses.stream());
            return new Read(text, null, all.toList(), threads, origin, authors);
        }
    }

    /** More authors have changed it than can be chosen from. */
    public record TooManyAuthors() implements Outcome {}

    /** The changes of the chosen authors cannot be told apart from those of others. */
    public record NotSeparable() implements Outcome {}

    /** It has more comments than are read. */
    public record TooManyComments() implements Outcome {}

    /** Its comments answer each other in a circle. */
    public record CommentsInCircle() implements Outcome {}

    /** It unpacks to more than any statement needs. */
    public record TooLarge() implements Outcome {}

    /** It has more of that than a statement can have. What comes after is not read. */
    public record TooMuch(Limit limit) implements Outcome {}

    public enum Limit {
        /** With the addresses of links, as a frozen text has them. */
        CHARACTERS(TextLimits.CHARACTERS),
        /** Paragraphs, headings, list items, rows and cells. */
        ELEMENTS(TextLimits.ELEMENTS),
        ROWS(TextLimits.ROWS),
        FOOTNOTES(TextLimits.FOOTNOTES);

        private final int most;

        Limit(int most) {
            this.most = most;
        }

        public int most() {
            return most;
        }
    }

    /** It is damaged, encrypted, or has what no such file should have, such as a document type declaration. */
    public record Malformed() implements Outcome {}

    /** It is protected with a password. */
    public record Encrypted() implements Outcome {}

    /** It is an archive of something else. */
    public record NeitherDocxNorOdt() implements Outcome {}

    public static boolean isArchive(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** With all tracked changes accepted, and as it was before them. */
    public static Outcome read(byte[] file) {
        return read(file, OfficeFileReader::withOriginal);
    }

    /** With the tracked changes of these authors accepted, by the names that the file was read with, and all others rejected. */
    public static Outcome read(byte[] file, Set<String> acceptedAuthors) {
        return read(file, reading -> reading.apply(TrackedChanges.acceptedOf(acceptedAuthors)));
    }

    private static Outcome read(byte[] file, Function<Function<TrackedChanges, Outcome>, Outcome> choice) {
        try {
            var officeArchive = OfficeArchive.unpack(file);
            if (officeArchive.isEncrypted()) {
                return new Encrypted();
            }
            if (officeArchive.has("word/document.xml")) {
                return choice.apply(changes -> new DocxReader(officeArchive, changes).read());
            }
            return officeArchive.has("content.xml")
                    ? choice.apply(changes -> new OdtReader(officeArchive, changes).read())
                    : new NeitherDocxNorOdt();
        } catch (SizeCounter.LimitException e) {
            return new TooMuch(e.limit());
        } catch (OfficeArchive.TooLargeException e) {
            return new TooLarge();
        } catch (ChangeAuthors.TooManyException e) {
            return new TooManyAuthors();
        } catch (AmbiguousChangesException e) {
            return new NotSeparable();
        } catch (ReadThreads.TooManyException e) {
            return new TooManyComments();
        } catch (ReadThreads.CircleException e) {
            return new CommentsInCircle();
        } catch (OfficeArchive.MalformedException | StackOverflowError e) {
            return new Malformed();
        }
    }

    private static Outcome withOriginal(Function<TrackedChanges, Outcome> reading) {
        var accepted = reading.apply(TrackedChanges.ACCEPTED);
        if (!(accepted instanceof Read read)
                || read.authors().isEmpty() && read.losses().stream().noneMatch(OfficeFileReader::isTrackedChange)) {
            return accepted;
        }
        return original(() -> reading.apply(TrackedChanges.REJECTED)) instanceof Read original
                ? read.with(withChanges(original, read))
                : read.withoutOriginal();
    }

    /** What was deleted may be more than is read, or hostile; the text as it is now is read nevertheless. Null if it cannot be read. */
    private static @Nullable Outcome original(Supplier<Outcome> rejected) {
        try {
            return rejected.get();
        } catch (WorkStoppedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    /** The changes are gone from an OpenDocument text before it is read as it was without them. */
    private static Read withChanges(Read original, Read accepted) {
        return original.losses().stream().anyMatch(OfficeFileReader::isTrackedChange)
                ? original
                : new Read(
                        original.text(),
                        Stream.concat(
                                        original.losses().stream(),
                                        accepted.losses().stream().filter(OfficeFileReader::isTrackedChange))
                                .toList());
    }

    private static boolean isTrackedChange(ImportLoss loss) {
        return loss.kind() == ImportLoss.Kind.TRACKED_CHANGE;
    }
}
