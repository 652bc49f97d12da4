package org.communique.signon.answer;

import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.coalition.evidence.InspectedFile;
import org.communique.signon.AnswerChannel;
import org.communique.signon.answer.RecordingOutcome.FileRejected;
import org.communique.signon.answer.RecordingOutcome.Recorded;
import org.communique.signon.answer.RecordingOutcome.Suspended;
import org.communique.signon.participation.ParticipationId;
import org.communique.signon.participation.Participations;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets coordinators enter what an organisation said by phone, letter or mail. Its representatives can correct it. */
@Service
@PreAuthorize("denyAll()")
public class AnswerService {

    private final AnswerRecorder recorder;
    private final Participations participations;
    private final EvidenceFileStore files;
    private final CurrentMember currentMember;

    AnswerService(
            AnswerRecorder recorder,
            Participations participations,
            EvidenceFileStore files,
            CurrentMember currentMember) {
        this.recorder = recorder;
        this.participations = participations;
        this.files = files;
        this.currentMember = currentMember;
    }

    /**
     * @param upload evidence of the answer
     * @throws IllegalArgumentException if the answer claims to have come by an invitation link, which is handled elsewhere
     */
    @PreAuthorize("@statementRights.canCoordinate(#answer.version().statement()) and @confirmation.isRecent()")
    public RecordingOutcome record(RecordedAnswer answer, @Nullable EvidenceUpload upload) {
        if (answer.source().channel() == AnswerChannel.INVITATION) {
            throw new IllegalArgumentException("not by an invitation");
        }
        InspectedFile inspected = null;
        if (upload != null) {
            var refusal = recorder.refusal(answer, currentMember.get());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            inspected = files.inspect(upload, currentMember.id().value()).orElse(null);
            if (inspected == null) {
                return new FileRejected();
            }
        }
        var file = inspected == null
                ? null
                : files.store(inspected, ParticipationId.of(answer.version(), answer.organisation()));
        var outcome = recorder.record(answer, currentMember.get(), file);
        if (file != null && !(outcome instanceof Recorded || outcome instanceof Suspended)) {
            files.remove(file.id());
        }
        return outcome;
    }

    /** The file that shows what the organisation answered, to be saved and never shown in a page. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public Optional<EvidenceFile> evidence(VersionId version, OrganisationId organisation) {
        return participations.evidence(version, organisation).flatMap(files::find);
    }
}
