package org.communique.statement.version;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Sections;
import org.communique.text.comparison.Sections.Section;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Which sections the current member has read; no one else can ask. What says the same in another version stays read there. */
@Service
@PreAuthorize("denyAll()")
public class ReadSectionService {

    /** Of texts with more sections none can be marked. */
    private static final int MOST_SECTIONS = 500;

    /** Of a member and a statement; then those of other versions are forgotten. */
    private static final int MOST_KEPT = 2_000;

    private final Versions versions;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final MongoOperations mongo;

    ReadSectionService(
            Versions versions,
            CurrentMember currentMember,
            HeavyWorkExecutor heavyWorkExecutor,
            MongoOperations mongo) {
        this.versions = versions;
        this.currentMember = currentMember;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.mongo = mongo;
    }

    /** @param sections hashes of what they say */
    @Document("readSections")
    record ReadSections(@Id String id, Set<String> sections) {}

    /**
     * @param paragraph its first one
     * @param title     its heading; empty if it has none
     */
    public record ReadSection(String paragraph, String title, boolean read) {}

    private record HashedSection(Section section, String hash) {}

    /** In the order of the text, none if there are too many; empty if there is no such version. */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<List<ReadSection>> sections(VersionId version) {
        var read = read(version.statement());
        return hashed(version)
                .map(all -> all.stream()
                        .map(each -> new ReadSection(
                                each.section().address(), each.section().title(), read.contains(each.hash())))
                        .toList());
    }

    /** False if no section begins there. */
    @PreAuthorize("@statementRights.canRead(#version)")
    public boolean mark(VersionId version, String paragraph, boolean read) {
        var all = hashed(version).orElse(List.of());
        var marked = all.stream()
                .filter(each -> each.section().address().equals(paragraph))
                .findFirst();
        marked.ifPresent(section -> {
            if (read) {
                makeRoom(version.statement(), all);
                add(version.statement(), section.hash());
            } else {
                change(version.statement(), new Update().pull("sections", section.hash()));
            }
        });
        return marked.isPresent();
    }

    private void add(StatementId statement, String hash) {
        var added = new Update().addToSet("sections", hash);
        if (!change(statement, added)) {
            try {
                mongo.insert(new ReadSections(key(statement), Set.of(hash)));
            } catch (DuplicateKeyException e) {
                change(statement, added);
            }
        }
    }

    private void makeRoom(StatementId statement, List<HashedSection> all) {
        var kept = read(statement);
        if (kept.size() >= MOST_KEPT) {
            var ofVersion =
                    all.stream().map(HashedSection::hash).filter(kept::contains).toList();
            change(statement, new Update().set("sections", ofVersion));
        }
    }

    private boolean change(StatementId statement, Update update) {
        return mongo.updateFirst(query(where("_id").is(key(statement))), update, ReadSections.class)
                        .getMatchedCount()
                > 0;
    }

    private Set<String> read(StatementId statement) {
        var read = mongo.findById(key(statement), ReadSections.class);
        return read == null ? Set.of() : read.sections();
    }

    private String key(StatementId statement) {
        return statement.value() + "/" + currentMember.id().value();
    }

    private Optional<List<HashedSection>> hashed(VersionId id) {
        return versions.findById(id)
                .map(version ->
                        heavyWorkExecutor.run(WorkKind.PARSE, currentMember.id().value(), () -> hashed(version)));
    }

    private static List<HashedSection> hashed(Version version) {
        var sections = Sections.of(CanonicalText.read(version.text())).all();
        if (sections.size() > MOST_SECTIONS) {
            return List.of();
        }
        var times = new HashMap<String, Integer>();
        var hashed = new ArrayList<HashedSection>();
        for (var section : sections) {
            // Of sections that say the same the first one alone may be read.
            int time = times.merge(section.content(), 1, Integer::sum);
            hashed.add(new HashedSection(
                    section, TextHash.of(time + "\n" + section.content()).value()));
        }
        return hashed;
    }
}
