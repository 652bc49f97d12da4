package org.communique.statement.submission;

import java.util.List;
import java.util.Optional;
import org.communique.statement.draft.SubmissionOutcome.AmendmentObstacle;
import org.jspecify.annotations.Nullable;

/**
 * What submitting a draft would mean now.
 *
 * @param version    the number that it would get
 * @param unchanged  whether it says what the newest version says, and so cannot be submitted
 * @param amendments which of them should be settled first; null if none
 * @param open       what should be seen to before
 */
public record SubmissionPreview(
        int version, boolean unchanged, @Nullable AmendmentObstacle amendments, List<OpenPoint> open) {

    public Optional<OpenPoint> find(OpenPoint.Kind kind) {
        return open.stream().filter(point -> point.kind() == kind).findFirst();
    }
}
