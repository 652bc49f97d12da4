package org.communique.coalition;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.communique.coalition.OrganisationOutcome.ChangedMeanwhile;
import org.communique.coalition.OrganisationOutcome.Invalid;
import org.communique.coalition.OrganisationOutcome.Saved;
import org.communique.coalition.OrganisationOutcome.Unknown;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Keeps the organisations of the coalition. They are never deleted: their signatures stay. */
@Service
@PreAuthorize("denyAll()")
public class OrganisationService {

    private final Organisations organisations;

    OrganisationService(Organisations organisations) {
        this.organisations = organisations;
    }

    /** All of them, also those that have left, by display name. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<Organisation> all() {
        return organisations.findAll().stream()
                .sorted(Directory.BY_DISPLAY_NAME)
                .toList();
    }

    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public Optional<Organisation> find(OrganisationId id) {
        return organisations.findById(id);
    }

    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public OrganisationOutcome add(OrganisationData data) {
        var problems = data.problems();
        return problems.isEmpty() ? save(data.create(OrganisationId.random())) : new Invalid(problems);
    }

    /** @param revision of the organisation that the change was made to */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public OrganisationOutcome change(OrganisationId id, OrganisationData data, long revision) {
        var problems = data.problems();
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        return update(id, organisation -> data.applyTo(organisation).withRevision(revision));
    }

    /** The organisation leaves the coalition; its mandates are void until it comes back. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public OrganisationOutcome leave(OrganisationId id) {
        return update(id, organisation -> organisation.withActive(false));
    }

    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public OrganisationOutcome comeBack(OrganisationId id) {
        return update(id, organisation -> organisation.withActive(true));
    }

    private OrganisationOutcome update(OrganisationId id, UnaryOperator<Organisation> change) {
        return organisations
                .findById(id)
                .map(organisation -> save(change.apply(organisation)))
                .orElseGet(Unknown::new);
    }

    private OrganisationOutcome save(Organisation organisation) {
        try {
            return new Saved(organisations.save(organisation));
        } catch (DuplicateKeyException e) {
            return new Invalid(List.of(Problem.OFFICIAL_NAME_TAKEN));
        } catch (OptimisticLockingFailureException e) {
            return new ChangedMeanwhile();
        }
    }
}
