package org.communique.amendment.synopsis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.Amendment.Stand;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.desk.AmendedAmendment;
import org.communique.amendment.desk.DeskEntry;
import org.communique.file.print.Report.Block;
import org.communique.file.print.Report.Compared;
import org.communique.file.print.Report.Heading;
import org.communique.file.print.Report.Line;
import org.communique.text.markdown.CanonicalText;

/** Amendments with what they change, in the order of the text. */
record Synopsis(List<DeskEntry> entries, OrganisationNames names) {

    static final List<String> HEADER = List.of(
            "amendment",
            "paragraph",
            "kind",
            "organisation",
            "text",
            "proposed text",
            "reason",
            "supported by",
            "opposed by",
            "state",
            "collides with",
            "falls if adopted",
            "settled at (UTC)",
            "reason of the decision");

    /** One an amendment, for spreadsheets. */
    List<List<String>> rows(ReportWords words) {
        return entries.stream().map(entry -> row(entry, words)).toList();
    }

    private List<String> row(DeskEntry entry, ReportWords words) {
        var amendment = entry.amendment();
        var settlement = amendment.settlement();
        return List.of(
                Integer.toString(amendment.id().number()),
                Integer.toString(amendment.passage()),
                words.of("kind." + amendment.kind()),
                names.of(amendment.organisation()),
                CanonicalText.of(entry.before()).strip(),
                CanonicalText.of(entry.after()).strip(),
                amendment.reason(),
                organisations(amendment, true, "; "),
                organisations(amendment, false, "; "),
                words.state(entry.standing()),
                ReportWords.numbers(entry.standing().collidesWith()),
                ReportWords.numbers(entry.standing().fallsWith()),
                settlement == null ? "" : settlement.at().toString(),
                settlement instanceof Settlement(var _, var _, var reason) ? reason : "");
    }

    private String organisations(Amendment amendment, boolean supports, String separator) {
        return amendment.stands().stream()
                .filter(stand -> stand.supports() == supports)
                .map(Stand::organisation)
                .map(names::of)
                .collect(Collectors.joining(separator));
    }

    /** For people: both texts side by side, then the reason. */
    List<Block> blocks(ReportWords words) {
        var blocks = new ArrayList<Block>();
        entries.forEach(entry -> add(entry, words, blocks));
        if (blocks.isEmpty()) {
            blocks.add(new Line("", words.of("none.round")));
        }
        return blocks;
    }

    private void add(DeskEntry entry, ReportWords words, List<Block> blocks) {
        var amendment = entry.amendment();
        var applicability = entry.standing().applicability();
        blocks.add(
                new Heading(words.of("number", amendment.id().number()) + " · " + names.of(amendment.organisation())));
        blocks.add(new Line("", words.place(amendment) + " · " + words.state(entry.standing())));
        if (amendment.movedTo() instanceof Integer passage) {
            blocks.add(new Line("", passage == 0 ? words.of("moved-to.start") : words.of("moved-to", passage)));
        }
        blocks.add(new Compared(
                entry.standing().amended() instanceof AmendedAmendment amended
                        ? words.of("number", amended.number())
                        : words.of(applicability instanceof Applies ? "synopsis.now" : "synopsis.base"),
                words.of("synopsis.proposed"),
                entry.changes()));
        addWords("synopsis.reason", amendment.reason(), words, blocks);
        addStands(amendment, true, "supporters", words, blocks);
        addStands(amendment, false, "opponents", words, blocks);
        if (!entry.standing().collidesWith().isEmpty()) {
            blocks.add(new Line(
                    words.of("collides"), ReportWords.numbers(entry.standing().collidesWith())));
        }
        var fallsWith = entry.standing().fallsWith();
        if (!fallsWith.isEmpty()) {
            blocks.add(new Line("", words.of("falls.if", fallsWith.size(), ReportWords.numbers(fallsWith))));
        }
        if (amendment.settlement() instanceof Settlement(var _, var _, var why)) {
            addWords("synopsis.decision", why, words, blocks);
        }
    }

    private static void addWords(String label, String said, ReportWords words, List<Block> blocks) {
        if (!said.isEmpty()) {
            blocks.add(new Line(words.of(label), said));
        }
    }

    private void addStands(Amendment amendment, boolean supports, String key, ReportWords words, List<Block> blocks) {
        var organisations = organisations(amendment, supports, ", ");
        if (!organisations.isEmpty()) {
            blocks.add(new Line("", words.of(key, organisations)));
        }
        amendment.stands().stream()
                .filter(stand -> stand.supports() == supports && !stand.word().isEmpty())
                .forEach(stand -> blocks.add(new Line(names.of(stand.organisation()) + ":", stand.word())));
    }
}
