package org.communique.statement.creation;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.VersionId;
import org.communique.statement.version.Versions;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What templates leave to be filled in, in brackets, and a text still has. */
@Service
@PreAuthorize("denyAll()")
public class PlaceholderService {

    private static final Pattern BRACKETED = Pattern.compile("\\[[^\\[\\]]{1,100}]");

    /** Other brackets are the authors' own. */
    private static final Set<String> OF_TEMPLATES = DraftTemplate.all().stream()
            .flatMap(template -> bracketed(template.text()))
            .map(Placeholder::words)
            .collect(toSet());

    private final Versions versions;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor work;

    PlaceholderService(Versions versions, CurrentMember currentMember, HeavyWorkExecutor work) {
        this.versions = versions;
        this.currentMember = currentMember;
        this.work = work;
    }

    /**
     * @param words   with their brackets
     * @param address of the passage that they are in
     */
    public record Placeholder(String words, String address) {}

    @PreAuthorize("@statementRights.canRead(#version)")
    public List<Placeholder> inVersion(VersionId version) {
        return work.run(
                WorkKind.PARSE,
                currentMember.id().value(),
                () -> in(CanonicalText.read(
                        versions.findById(version).orElseThrow().text())));
    }

    /** In reading order. */
    static List<Placeholder> in(RichText text) {
        return bracketed(text)
                .filter(placeholder -> OF_TEMPLATES.contains(placeholder.words()))
                .toList();
    }

    private static Stream<Placeholder> bracketed(RichText text) {
        return Passages.of(text).all().stream()
                .flatMap(passage -> BRACKETED
                        .matcher(passage.letters())
                        .results()
                        .map(MatchResult::group)
                        .map(words -> new Placeholder(words, passage.address())));
    }
}
