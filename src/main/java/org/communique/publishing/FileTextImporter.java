package org.communique.publishing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.communique.coalition.directory.CurrentMember;
import org.communique.file.FileOrigin;
import org.communique.file.office.OfficeFileReader;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.creation.ImportedOrigin;
import org.communique.statement.creation.TextImporter;
import org.communique.text.document.Outline;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.Markdown;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads Markdown, DOCX and ODT. The content decides the type; the name only serves as a title. */
@Component
class FileTextImporter implements TextImporter {

    static final int LIMIT_BYTES = 10 * 1024 * 1024;

    private static final int LONGEST_TITLE = 200;

    /** Why a file was not read; each has its sentence in the messages. */
    enum Refusal {
        TOO_LARGE,
        TOO_DEEP,
        UNKNOWN_KIND,
        PDF,
        RTF,
        HTML,
        FLAT_XML,
        OLD,
        ENCRYPTED,
        NOT_UTF_8,
        MALFORMED,
        TOO_MANY_AUTHORS,
        NOT_SEPARABLE,
        TOO_MANY_COMMENTS,
        COMMENTS_IN_CIRCLE,
        EMPTY;

        ImportResult.Unreadable reading() {
            return new ImportResult.Unreadable("publishing.import.refused." + name());
        }
    }

    private final HeavyWorkExecutor heavyWorkExecutor;
    private final CurrentMember currentMember;

    FileTextImporter(HeavyWorkExecutor heavyWorkExecutor, CurrentMember currentMember) {
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.currentMember = currentMember;
    }

    @Override
    public ImportResult read(String filename, byte[] file) {
        return heavyWorkExecutor.run(WorkKind.IMPORT, currentMember.id().value(), () -> reading(filename, file));
    }

    @Override
    public ImportResult read(String filename, byte[] file, Set<String> acceptedAuthors) {
        return heavyWorkExecutor.run(
                WorkKind.IMPORT,
                currentMember.id().value(),
                () -> reading(filename, file, content -> OfficeFileReader.read(content, acceptedAuthors)));
    }

    static ImportResult reading(String filename, byte[] file) {
        return reading(filename, file, OfficeFileReader::read);
    }

    private static ImportResult reading(
            String filename, byte[] file, Function<byte[], OfficeFileReader.Outcome> office) {
        if (file.length > LIMIT_BYTES) {
            return Refusal.TOO_LARGE.reading();
        }
        return OfficeFileReader.isArchive(file) ? office(filename, office.apply(file)) : markdown(filename, file);
    }

    private static ImportResult office(String filename, OfficeFileReader.Outcome outcome) {
        return switch (outcome) {
            case OfficeFileReader.TooManyAuthors() -> Refusal.TOO_MANY_AUTHORS.reading();
            case OfficeFileReader.NotSeparable() -> Refusal.NOT_SEPARABLE.reading();
            case OfficeFileReader.Read read -> reading(filename, read);
            case OfficeFileReader.TooManyComments() -> Refusal.TOO_MANY_COMMENTS.reading();
            case OfficeFileReader.CommentsInCircle() -> Refusal.COMMENTS_IN_CIRCLE.reading();
            case OfficeFileReader.TooLarge() -> Refusal.TOO_LARGE.reading();
            case OfficeFileReader.TooMuch(var limit) -> tooMuch(limit.name(), limit.most());
            case OfficeFileReader.Malformed() -> Refusal.MALFORMED.reading();
            case OfficeFileReader.Encrypted() -> Refusal.ENCRYPTED.reading();
            case OfficeFileReader.NeitherDocxNorOdt() -> Refusal.UNKNOWN_KIND.reading();
        };
    }

    private static ImportResult markdown(String filename, byte[] file) {
        var other = OtherFormat.of(file);
        if (other.isPresent()) {
            return other.get().reading();
        }
        String markdown;
        try {
            markdown = charset(file).newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return Refusal.NOT_UTF_8.reading();
        }
        if (markdown.indexOf('\0') >= 0) {
            return Refusal.UNKNOWN_KIND.reading();
        }
        return switch (Markdown.parse(markdown)) {
            case Markdown.Parsed(var text, var losses) ->
                reading(filename, new OfficeFileReader.Read(text, null, losses, List.of(), null, List.of()));
            case Markdown.TooLarge(var limit) -> tooMuch(limit.name(), limit.most());
            case Markdown.TooDeep _ -> Refusal.TOO_DEEP.reading();
        };
    }

    private static ImportResult tooMuch(String limit, int most) {
        return new ImportResult.Unreadable("publishing.import.refused.TOO_MUCH." + limit, most);
    }

    /** UTF-16 is known by its mark; without one, a text is in UTF-8. */
    private static Charset charset(byte[] file) {
        boolean utf16 = file.length > 1
                && (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF
                        || file[0] == (byte) 0xFF && file[1] == (byte) 0xFE);
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static ImportResult reading(String filename, OfficeFileReader.Read read) {
        var named = named(filename, read);
        return named.text().blocks().isEmpty() ? Refusal.EMPTY.reading() : named;
    }

    private static ImportResult.Read named(String filename, OfficeFileReader.Read read) {
        var normal = CanonicalText.normal(read.text());
        return new ImportResult.Read(
                normal,
                read.original() == null ? null : named(filename, read.original()),
                title(filename, normal),
                read.losses(),
                read.threads(),
                origin(read.origin()),
                read.authors());
    }

    private static @Nullable ImportedOrigin origin(@Nullable FileOrigin origin) {
        return origin == null
                ? null
                : new ImportedOrigin(
                        origin.kind(),
                        new StatementId(origin.statement()),
                        origin.version(),
                        origin.revision(),
                        new TextHash(origin.hash()));
    }

    private static String title(String filename, RichText text) {
        var title = Outline.of(text)
                .title()
                .orElse(filename.replaceAll(".*[/\\\\]", "").replaceAll("\\.[A-Za-z]{2,8}$", ""))
                .strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }
}
