package org.communique.workflow.progress;

import static java.util.stream.Collectors.toMap;

import java.util.Locale;
import java.util.Map;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction;
import org.communique.workflow.stage.Stages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says why drafts are open again after they were submitted. It checks no rights: its callers have. */
@Component
class ReopeningReasons {

    private static final int LONGEST_REASON = 300;

    private final Stages stages;
    private final Directory directory;
    private final MessageSource messages;

    ReopeningReasons(Stages stages, Directory directory, MessageSource messages) {
        this.stages = stages;
        this.directory = directory;
        this.messages = messages;
    }

    /**
     * @param drafts each with the number of its newest version
     * @param reader to whom they are said
     */
    Map<StatementId, String> of(Map<StatementId, Integer> drafts, MemberId reader) {
        var reopening = stages.reopening(drafts.keySet());
        var names = directory.members(reopening.values().stream()
                .flatMap(stage -> stage.returned().map(StageAction::by).stream())
                .toList());
        return drafts.entrySet().stream().collect(toMap(Map.Entry::getKey, draft -> {
            var stage = reopening.get(draft.getKey());
            var act = stage == null ? null : stage.returned().orElse(null);
            var by = act == null || act.by() == null ? null : names.get(act.by());
            return sentence(draft.getValue(), stage, act, by, reader);
        }));
    }

    private String sentence(
            int version, @Nullable Stage stage, @Nullable StageAction act, @Nullable Member by, MemberId reader) {
        var how =
                act != null ? act.kind().name() : stage != null ? stage.status().name() : "none";
        return messages.getMessage(
                "workflow.reopened." + how + (by != null && by.id().equals(reader) ? ".you" : ""),
                new Object[] {
                    version,
                    stage == null ? "" : stage.name(),
                    by == null ? "" : by.name(),
                    act == null || act.reason().isEmpty() ? "" : " “" + shortened(act.reason()) + "”"
                },
                Locale.UK);
    }

    private static String shortened(String reason) {
        return reason.codePointCount(0, reason.length()) <= LONGEST_REASON
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON)) + "…";
    }
}
