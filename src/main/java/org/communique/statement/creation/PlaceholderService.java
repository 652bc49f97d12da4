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

/** What templates leave to be filled in and a text still has: in brackets, and in drafts begun with older templates as dots. */
@Service
@PreAuthorize("denyAll()")
public class PlaceholderService {

    private static final Pattern BRACKETED = Pattern.compile("\\[[^\\[\\]]{1,100}]");

    /** Between the words of an older template, or alone in a list or a cell; other dots are the authors' own. So with what they say to write. */
    private static final Pattern OF_OLDER_TEMPLATES = Pattern.compile(String.join(
            "|",
            "^…$",
            "(?<=\\Q" + Passages.CELL + "\\E)…(?=\\Q" + Passages.CELL + "\\E|$)",
            "^Joint statement on …$",
            "address this statement to …",
            "on the occasion of …",
            "^Article …(?= —)",
            "(?<=— )what it says, and what follows from it\\.$",
            "^We call on … to:",
            "^To: …$",
            "^Dear …,$",
            "^Say (?:in one paragraph what is being decided, by whom and when|in one sentence what unites the organisations that sign)\\.$",
            "^Say what you ask in the first paragraph\\. Give your reasons in those that follow, one to a paragraph,.*",
            "^Position and reasons\\.$"));

    private static final Pattern ANY = Pattern.compile(BRACKETED + "|" + OF_OLDER_TEMPLATES);

    /** Other brackets are the authors' own. */
    private static final Set<String> OF_TEMPLATES = DraftTemplate.all().stream()
            .flatMap(template -> found(BRACKETED, template.text()))
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
        return found(ANY, text)
                .filter(placeholder ->
                        !placeholder.words().startsWith("[") || OF_TEMPLATES.contains(placeholder.words()))
                .toList();
    }

    private static Stream<Placeholder> found(Pattern pattern, RichText text) {
        return Passages.of(text).all().stream()
                .flatMap(passage -> pattern.matcher(passage.letters())
                        .results()
                        .map(MatchResult::group)
                        .map(words -> new Placeholder(words, passage.address())));
    }
}
