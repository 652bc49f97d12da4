package org.communique.treaty.vote;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.communique.treaty.vote.VotePreview.Fault;
import org.communique.treaty.vote.VotePreview.Question;
import org.communique.treaty.vote.VotePreview.VoteQuestionKind;

/** Reads a table of votes: a function of the table, of what is recorded and of what was answered. Nothing is guessed. */
final class VoteImportPlan {

    private static final int LONGEST_WORDS = 80;

    private VoteImportPlan() {}

    static VotePreview of(byte[] table, RecordedVote recorded, VoteAnswers answers) {
        long revision = recorded.revision();
        if (recorded.data().result() == null) {
            return VotePreview.of(Fault.NO_VOTE, revision);
        }
        if (table.length > VoteTable.MOST_BYTES) {
            return VotePreview.of(Fault.TOO_LARGE, revision);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(table))
                    .toString();
        } catch (CharacterCodingException e) {
            return VotePreview.of(Fault.NOT_UTF8, revision);
        }
        var lines = VoteTable.read(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (lines.isEmpty()) {
            return VotePreview.of(Fault.TOO_LARGE, revision);
        }
        return lines.get().isEmpty()
                ? VotePreview.of(Fault.NO_ROWS, revision)
                : compare(lines.get(), recorded, answers);
    }

    private static VotePreview compare(List<VoteTable.Line> lines, RecordedVote recorded, VoteAnswers answers) {
        var wanted = lines.stream()
                .filter(line -> !answers.leftOut().contains(line.number()))
                .toList();
        Map<StateCode, Long> times = wanted.stream()
                .flatMap(line -> state(line, answers).stream())
                .collect(groupingBy(State::code, counting()));
        var questions = new ArrayList<Question>();
        Map<String, StateVote> votes = new TreeMap<>();
        for (var line : wanted) {
            var state = state(line, answers).map(State::code).orElse(null);
            if (state == null) {
                questions.add(question(line, VoteQuestionKind.UNKNOWN_NAME));
            } else if (times.getOrDefault(state, 0L) > 1) {
                questions.add(question(line, VoteQuestionKind.STATE_TWICE));
            } else if (line.vote() == null) {
                questions.add(question(line, VoteQuestionKind.UNREADABLE_VOTE));
            } else {
                votes.put(state.value(), line.vote());
            }
        }
        var counted = StatedResult.of(votes.values());
        if (questions.isEmpty()
                && !answers.differs()
                && !counted.equals(recorded.data().result())) {
            questions.add(new Question(0, VoteQuestionKind.OTHER_THAN_STATED, ""));
        }
        return new VotePreview(
                null, votes, changes(recorded.votes(), votes), counted, List.copyOf(questions), recorded.revision());
    }

    private static Optional<State> state(VoteTable.Line line, VoteAnswers answers) {
        var answered = answers.names().get(line.number());
        return answered != null ? States.find(answered) : States.named(line.name());
    }

    private static Question question(VoteTable.Line line, VoteQuestionKind kind) {
        var name = line.name();
        return new Question(
                line.number(), kind, name.length() > LONGEST_WORDS ? name.substring(0, LONGEST_WORDS) + "…" : name);
    }

    private static int changes(Map<String, StateVote> before, Map<String, StateVote> after) {
        var states = new HashSet<>(before.keySet());
        states.addAll(after.keySet());
        return (int) states.stream()
                .filter(state -> !Objects.equals(before.get(state), after.get(state)))
                .count();
    }
}
