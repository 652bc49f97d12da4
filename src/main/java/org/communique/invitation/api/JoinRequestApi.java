package org.communique.invitation.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.invitation.join.JoinRequestId;
import org.communique.invitation.join.JoinRequestPage;
import org.communique.invitation.join.JoinRequestRow;
import org.communique.invitation.join.JoinRequestService;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The queue of organisations that ask to join a call, for coordinators. */
@RestController
@Tag(name = "Sign-on")
@RequestMapping("/api/v1/calls/{version}/join-requests")
class JoinRequestApi {

    private final JoinRequestService requests;

    JoinRequestApi(JoinRequestService requests) {
        this.requests = requests;
    }

    /**
     * The oldest first, 100 at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<JoinRequestRow>> joinRequests(
            @PathVariable VersionId version,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var page = requests.waiting(
                version, Pagination.position(after, JoinRequestPage.Position::parse), Pagination.size(limit));
        return Pagination.answer(page.rows(), page.end());
    }

    /** @param organisation in the directory that it is; none if it is new */
    record JoinAcceptance(@Nullable OrganisationId organisation) {}

    /** Takes the organisation in, or for one that is known, and invites it. */
    @PostMapping("/{request}/acceptance")
    @RequiredScope(TokenScope.WRITE)
    SentInvitation acceptJoinRequest(
            @PathVariable VersionId version,
            @PathVariable JoinRequestId request,
            @RequestBody JoinAcceptance acceptance) {
        return SentInvitation.of(
                acceptance.organisation() == null
                        ? requests.accept(version, request)
                        : requests.merge(version, request, acceptance.organisation()));
    }

    record JoinRefusal(String reason) {}

    @PostMapping("/{request}/refusal")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuseJoinRequest(
            @PathVariable VersionId version, @PathVariable JoinRequestId request, @RequestBody JoinRefusal refusal) {
        if (!requests.refuse(version, request, refusal.reason())) {
            throw ApiException.of(new AcceptanceOutcome.NothingWaits());
        }
    }
}
