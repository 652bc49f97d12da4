package org.communique.publishing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.springframework.stereotype.Component;

/** What everybody may read: published statements, and nothing else. It checks no rights, as none are needed. */
@Component
class PublishedStatements {

    private final Statements statements;
    private final Publications publications;
    private final PublicationFiles files;
    private final Ledger ledger;

    PublishedStatements(Statements statements, Publications publications, PublicationFiles files, Ledger ledger) {
        this.statements = statements;
        this.publications = publications;
        this.files = files;
        this.ledger = ledger;
    }

    /** The newest first. */
    List<Publication> all() {
        var slugs = statements.findByPhaseIn(List.of(Phase.PUBLISHED)).stream()
                .map(Statement::slug)
                .flatMap(slug -> slug == null ? null : Stream.of(new Slug(slug)))
                .toList();
        return publications.findAllById(slugs).stream()
                .sorted(Comparator.comparing((Publication publication) ->
                                publication.edition().date())
                        .reversed())
                .toList();
    }

    /** A name that was never given, one that is being prepared and one that is none at all are alike not there. */
    Optional<Publication> find(String name) {
        Slug slug;
        try {
            slug = new Slug(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return statements
                .findBySlug(slug.value())
                .filter(statement -> statement.phase() == Phase.PUBLISHED)
                .flatMap(statement -> publications.findById(slug));
    }

    Rendered file(Publication publication, Format format) {
        return files.file(publication, format);
    }

    /** The zip with which anyone can check text and signatures offline. */
    byte[] bundle(Publication publication) {
        var zip = new ByteArrayOutputStream();
        try {
            ledger.writeBundle(
                    LogId.publicOf(publication.statement().value()),
                    publication.edition().text().getBytes(StandardCharsets.UTF_8),
                    zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip.toByteArray();
    }
}
