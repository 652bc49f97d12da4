package org.communique.statement.creation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.OpenPointSource;
import org.communique.text.document.RichText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Placeholders of templates that a draft still has. */
@Component
class UnfilledPlaceholders implements OpenPointSource {

    private final CurrentMember currentMember;
    private final HeavyWorkExecutor work;

    UnfilledPlaceholders(CurrentMember currentMember, HeavyWorkExecutor work) {
        this.currentMember = currentMember;
        this.work = work;
    }

    @Override
    public Optional<OpenPoint> open(Statement statement, RichText text) {
        var found = work.run(WorkKind.PARSE, currentMember.id().value(), () -> PlaceholderService.in(text));
        return found.stream()
                .findFirst()
                .map(first -> new OpenPoint(
                        OpenPoint.Kind.PLACEHOLDERS,
                        found.size(),
                        first.words(),
                        null,
                        "statements/" + statement.id().value() + "/draft#find="
                                + UriUtils.encode(first.words(), StandardCharsets.UTF_8)));
    }
}
