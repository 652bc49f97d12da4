package org.communique.statement.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.Grant;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.GrantOutcome;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.Grantee;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.sharing.StatementAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has access to a statement. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements/{statement}")
class AccessApi {

    private final SharingService sharing;

    AccessApi(SharingService sharing) {
        this.sharing = sharing;
    }

    /**
     * @param grants         the complete list
     * @param accessRevision of the statement whose grants these replace
     */
    record Access(List<Grant> grants, @Nullable Integer accessRevision) {}

    @PutMapping("/grants")
    @RequiredScope(TokenScope.WRITE)
    Statement grant(@PathVariable StatementId statement, @RequestBody Access wanted) {
        return granted(sharing.replace(statement, wanted.grants(), wanted.accessRevision()));
    }

    /** Everyone who has access, with what is granted to them, to their organisation, and what their roles let them use of it. */
    @GetMapping("/access")
    @RequiredScope(TokenScope.READ)
    StatementAccess access(@PathVariable StatementId statement) {
        return sharing.of(statement);
    }

    /**
     * @param granted        each replaces what was granted to the same member or organisation before
     * @param revoked        whose grants are removed
     * @param note           with which those who are given access are notified, of 500 characters at most; missing to notify no one
     * @param accessRevision of the statement or list in which the change is made
     */
    record ChangedAccess(
            @Nullable List<Grant> granted,
            @Nullable List<Grantee> revoked,
            @Nullable String note,
            @Nullable Integer accessRevision) {

        AccessChange change() {
            return new AccessChange(
                    Optional.ofNullable(granted).orElse(List.of()),
                    Optional.ofNullable(revoked).orElse(List.of()),
                    note);
        }
    }

    /** Changes the access of some and leaves that of others as it is. */
    @PatchMapping("/grants")
    @RequiredScope(TokenScope.WRITE)
    Statement changeAccess(@PathVariable StatementId statement, @RequestBody ChangedAccess changed) {
        return granted(sharing.change(statement, changed.change(), changed.accessRevision()));
    }

    private static Statement granted(GrantOutcome outcome) {
        return switch (outcome) {
            case GrantOutcome.Granted(var now) -> now;
            case GrantOutcome.ChangedMeanwhile changed -> throw ApiException.of(changed);
            case GrantOutcome.Refused(var why) -> throw ApiException.of(why);
        };
    }
}
