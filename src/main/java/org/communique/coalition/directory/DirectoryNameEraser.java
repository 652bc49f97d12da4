package org.communique.coalition.directory;

import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The names of members and organisations that have left, with the addresses and letters of those members. Who still works here keeps
 * the name: others have to know with whom they work.
 */
@Component
class DirectoryNameEraser implements NameEraser {

    private final AccountRepository accounts;
    private final OrganisationRepository organisations;
    private final MandateRepository mandates;
    private final EvidenceFileStore files;
    private final ApplicationEventPublisher events;

    DirectoryNameEraser(
            AccountRepository accounts,
            OrganisationRepository organisations,
            MandateRepository mandates,
            EvidenceFileStore files,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.mandates = mandates;
        this.files = files;
        this.events = events;
    }

    @Override
    public void erase(Erasure erasure) {
        var name = erasure.name();
        accounts.findByName(name.value()).forEach(account -> {
            if (account.active()) {
                erasure.obstacle(
                        "The account " + account.id().value()
                                + " has this name and is active. Deactivate it first, or change its name if another person is meant.");
            } else {
                erasure.in("deactivated accounts", () -> erase(account));
            }
        });
        organisations
                .findByOfficialNameOrDisplayName(name.value(), name.value())
                .forEach(organisation -> {
                    if (organisation.active()) {
                        erasure.obstacle(
                                "The organisation " + organisation.id().value()
                                        + " has this name and belongs to the coalition. Let it leave first, or change its name if another is meant.");
                    } else {
                        erasure.in("organisations that have left", () -> organisations.save(organisation.erased(name)));
                    }
                });
    }

    private void erase(Account account) {
        mandates.findByMember(account.id()).forEach(this::erase);
        events.publishEvent(new MemberErased(account.id(), account.email()));
        accounts.save(account.erased());
    }

    private void erase(Mandate mandate) {
        EvidenceFile.Named file = mandate.file();
        if (file != null) {
            files.remove(file.id());
        }
        mandates.save(mandate.erased());
    }
}
