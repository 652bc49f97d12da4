package org.communique.collab.web;

import static java.util.stream.Collectors.toSet;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.communique.collab.DraftAccess;
import org.communique.collab.DraftAuthor;
import org.communique.collab.DraftId;
import org.communique.collab.DraftRights;
import org.communique.collab.TokenAuthenticator;
import org.communique.collab.log.DraftRevision;
import org.communique.collab.log.EditLog;
import org.communique.collab.room.CollaborationService;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What readers of a draft can ask besides its text: who wrote which part, and what it was like before. */
@RestController
@RequestMapping("/collab/{draft}")
class DraftController {

    private static final String BEARER = "Bearer ";

    private final CollaborationService collaborationService;
    private final EditLog edits;
    private final ObjectProvider<DraftRights> rights;
    private final ObjectProvider<TokenAuthenticator> tokens;
    private final HeavyWorkExecutor work;

    DraftController(
            CollaborationService collaborationService,
            EditLog edits,
            ObjectProvider<DraftRights> rights,
            ObjectProvider<TokenAuthenticator> tokens,
            HeavyWorkExecutor work) {
        this.collaborationService = collaborationService;
        this.edits = edits;
        this.rights = rights;
        this.tokens = tokens;
        this.work = work;
    }

    record Authors(List<DraftAuthor> authors) {}

    record Person(String memberId, String name, String color) {}

    record RevisionView(long seq, Instant at, List<Person> members, boolean frozen) {}

    record History(List<RevisionView> revisions) {}

    @GetMapping("/authors")
    ResponseEntity<Authors> authors(
            @PathVariable String draft,
            @Nullable Principal visitor,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return toReader(
                draft, visitor, authorization, id -> Optional.of(new Authors(collaborationService.authors(id))));
    }

    @GetMapping("/history")
    ResponseEntity<History> history(
            @PathVariable String draft,
            @Nullable Principal visitor,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return toReader(draft, visitor, authorization, id -> Optional.of(new History(revisions(id))));
    }

    private List<RevisionView> revisions(DraftId draft) {
        List<DraftRevision> revisions = collaborationService.revisions(draft);
        Set<String> members =
                revisions.stream().flatMap(m -> m.members().stream()).collect(toSet());
        Map<String, String> names = collaborationService.namesOf(members);
        return revisions.stream()
                .map(m -> new RevisionView(
                        m.seq(),
                        m.at(),
                        m.members().stream()
                                .map(id -> new Person(
                                        id, names.getOrDefault(id, ""), collaborationService.colourOf(draft, id)))
                                .toList(),
                        m.frozen()))
                .toList();
    }

    /** The draft as it was after the edit with this number, as an update in format V2 for an empty document. */
    @GetMapping(path = "/history/{seq}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> state(
            @PathVariable String draft,
            @PathVariable long seq,
            @Nullable Principal visitor,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return toReader(draft, visitor, authorization, id -> collaborationService.stateAt(id, seq));
    }

    /** Anyone who may not read it is told what they would be told if there were no such draft. */
    private <T> ResponseEntity<T> toReader(
            String draft,
            @Nullable Principal visitor,
            @Nullable String authorization,
            Function<DraftId, Optional<T>> answer) {
        Optional<Principal> reader = Optional.ofNullable(visitor).or(() -> byToken(authorization));
        return draftOf(draft)
                .filter(id -> reader.isPresent() && mayRead(id, reader.get()))
                .flatMap(id -> work.run(WorkKind.PARSE, reader.orElseThrow().getName(), () -> answer.apply(id)))
                .map(body ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private boolean mayRead(DraftId draft, Principal reader) {
        return rights.stream().anyMatch(r -> !(r.accessOf(reader, draft) instanceof DraftAccess.None))
                && edits.head(draft).isPresent();
    }

    private Optional<Principal> byToken(@Nullable String authorization) {
        return authorization == null || !authorization.startsWith(BEARER)
                ? Optional.empty()
                : tokens.stream().findFirst().flatMap(t -> t.authenticate(authorization.substring(BEARER.length())));
    }

    private static Optional<DraftId> draftOf(String value) {
        try {
            return Optional.of(DraftId.of(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
