package org.communique.workflow.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.workflow.absence.Absence;
import org.communique.workflow.absence.AbsenceId;
import org.communique.workflow.absence.AbsenceResult;
import org.communique.workflow.absence.AbsenceService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Times in which another person reviews for the member. */
@RestController
@Tag(name = "Me")
@RequestMapping("/api/v1/me/absences")
class AbsenceApi {

    private final AbsenceService absences;

    AbsenceApi(AbsenceService absences) {
        this.absences = absences;
    }

    @GetMapping
    @RequiredScope(TokenScope.READ)
    List<Absence> absences() {
        return absences.mine();
    }

    /** Both days belong to the absence. */
    record NewAbsence(LocalDate first, LocalDate last, MemberId substitute) {}

    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Absence announceAbsence(@RequestBody NewAbsence absence) {
        return switch (absences.announce(absence.first(), absence.last(), absence.substitute())) {
            case AbsenceResult.Announced announced -> announced.absence();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    @DeleteMapping("/{absence}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelAbsence(@PathVariable AbsenceId absence) {
        if (!absences.cancel(absence)) {
            throw ApiException.notFound();
        }
    }
}
