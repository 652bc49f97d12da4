package org.communique.coalition.member;

import java.util.List;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.OrganisationOutcome.Invalid;
import org.communique.coalition.member.OrganisationOutcome.Saved;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes organisations in that other modules' services bring. It checks no rights: its callers have done so. */
@Component
public class OrganisationRegistrar {

    private final OrganisationRepository organisationRepository;
    private final MemberQuotas quotas;

    OrganisationRegistrar(OrganisationRepository organisationRepository, MemberQuotas quotas) {
        this.quotas = quotas;
        this.organisationRepository = organisationRepository;
    }

    public List<ValidationProblem> problems(OrganisationData data) {
        return data.problems();
    }

    OrganisationOutcome admit(OrganisationData data) {
        return admit(OrganisationId.random(), data);
    }

    /** @param id which the caller keeps: admitted again, for instance after a crash, it is there once, as it was admitted first */
    public OrganisationOutcome admit(OrganisationId id, OrganisationData data) {
        var admitted = organisationRepository.findById(id);
        if (admitted.isPresent()) {
            return new Saved(admitted.get());
        }
        var problems = data.problems();
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        return quotas.take(Quota.ORGANISATIONS, Saved.class::isInstance, () -> save(id, data));
    }

    private OrganisationOutcome save(OrganisationId id, OrganisationData data) {
        try {
            return new Saved(organisationRepository.save(data.create(id)));
        } catch (DuplicateKeyException e) {
            return new Invalid(List.of(ValidationProblem.OFFICIAL_NAME_TAKEN));
        }
    }
}
