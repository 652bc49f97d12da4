package org.communique.coalition.directory;

import java.util.List;
import java.util.stream.Stream;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.erasure.ErasedName;
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
    public int erase(ErasedName name) {
        var members = accounts(name).filter(account -> !account.active()).toList();
        members.forEach(this::erase);
        var left = organisations(name)
                .filter(organisation -> !organisation.active())
                .toList();
        left.forEach(organisation -> organisations.save(organisation.erased(name)));
        return members.size() + left.size();
    }

    private void erase(Account account) {
        mandates.findByMember(account.id()).forEach(this::erase);
        accounts.save(account.erased());
        events.publishEvent(new MemberErased(account.id(), account.email()));
    }

    private void erase(Mandate mandate) {
        EvidenceFile.Named file = mandate.file();
        mandates.save(mandate.erased());
        if (file != null) {
            files.remove(file.id());
        }
    }

    @Override
    public List<String> kept(ErasedName name) {
        return Stream.concat(
                        accounts(name)
                                .filter(Account::active)
                                .map(account -> "The account " + account.id().value()
                                        + " has this name and is active. Deactivate it first to erase it too."),
                        organisations(name)
                                .filter(Organisation::active)
                                .map(
                                        organisation -> "The organisation "
                                                + organisation.id().value()
                                                + " has this name and belongs to the coalition. Let it leave first to erase it too."))
                .toList();
    }

    private Stream<Account> accounts(ErasedName name) {
        return accounts.findAll().stream().filter(account -> name.is(account.name()));
    }

    private Stream<Organisation> organisations(ErasedName name) {
        return organisations.findAll().stream()
                .filter(organisation -> name.is(organisation.officialName()) || name.is(organisation.displayName()));
    }
}
