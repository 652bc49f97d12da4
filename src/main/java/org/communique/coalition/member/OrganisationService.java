package org.communique.coalition.member;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.OrganisationOutcome.ChangedMeanwhile;
import org.communique.coalition.member.OrganisationOutcome.Invalid;
import org.communique.coalition.member.OrganisationOutcome.Saved;
import org.communique.coalition.member.OrganisationOutcome.Unknown;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Keeps the organisations of the coalition. They are never deleted: their signatures stay. */
@Service
@PreAuthorize("denyAll()")
public class OrganisationService {

    private final OrganisationRepository organisationRepository;
    private final OrganisationRegistrar registrar;

    OrganisationService(OrganisationRepository organisationRepository, OrganisationRegistrar registrar) {
        this.registrar = registrar;
        this.organisationRepository = organisationRepository;
    }

    /** All of them, also those that have left, by display name. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<Organisation> all() {
        return organisationRepository.findAll().stream()
                .sorted(Directory.BY_DISPLAY_NAME)
                .toList();
    }

    /**
     * In the order of their ids, also those that have left.
     *
     * @param after the last one of the page before; null for the first page
     */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<Organisation> page(@Nullable OrganisationId after, int most) {
        return organisationRepository.page(after, most);
    }

    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public Optional<Organisation> find(OrganisationId id) {
        return organisationRepository.findById(id);
    }

    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public OrganisationOutcome add(OrganisationData data) {
        return registrar.admit(data);
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
    public OrganisationOutcome rejoin(OrganisationId id) {
        return update(id, organisation -> organisation.withActive(true));
    }

    private OrganisationOutcome update(OrganisationId id, UnaryOperator<Organisation> change) {
        return organisationRepository
                .findById(id)
                .map(organisation -> save(change.apply(organisation)))
                .orElseGet(Unknown::new);
    }

    private OrganisationOutcome save(Organisation organisation) {
        try {
            return new Saved(organisationRepository.save(organisation));
        } catch (DuplicateKeyException e) {
            return new Invalid(List.of(ValidationProblem.OFFICIAL_NAME_TAKEN));
        } catch (OptimisticLockingFailureException e) {
            return new ChangedMeanwhile();
        }
    }
}
