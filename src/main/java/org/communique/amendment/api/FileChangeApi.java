package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communique.amendment.file.BaseChoice;
import org.communique.amendment.file.ChangedFile;
import org.communique.amendment.file.FileChangeService;
import org.communique.amendment.file.FileTarget;
import org.communique.amendment.file.ReadFile;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.amendment.file.ReadFile.Unmatched;
import org.communique.amendment.proposal.ProposalId;
import org.communique.amendment.proposal.ProposalService;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.draft.ReplacementOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.propertyeditors.StringArrayPropertyEditor;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Changes that were made in a word processor. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}")
class FileChangeApi {

    private static final Logger LOGGER = LoggerFactory.getLogger(FileChangeApi.class);

    private static final String NO_NAME_HAS = "\0";

    private final FileChangeService files;
    private final ProposalService proposals;

    FileChangeApi(FileChangeService files, ProposalService proposals) {
        this.files = files;
        this.proposals = proposals;
    }

    /** An author's name may have commas, at which Spring would split it. */
    @InitBinder("authors")
    void readNamesAsTheyAre(WebDataBinder binder) {
        binder.registerCustomEditor(String[].class, new StringArrayPropertyEditor(NO_NAME_HAS, false, false));
    }

    /**
     * Reads what a DOCX, ODT or Markdown file changes in the draft. With {@code bringIn=true} the changes that apply are made there, as one
     * edit of the caller, without those of authors who have the names of other organisations unless {@code authors} says whose are to be: one value for each name as the file has it, an empty one for none.
     * With {@code changes} only those are made, by their places in the answer; with {@code revision} they are made if the draft is still at that. If the answer is {@code assumed}, {@code changes} have to be given.
     */
    @PostMapping(path = "/draft/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @BodyLimit(megabytes = BodyLimit.FILE)
    @RequiredScope(TokenScope.WRITE)
    @PreAuthorize("@statementRights.canEdit(#statement)")
    ChangesOfFile changeDraftByFile(
            @PathVariable StatementId statement,
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String against,
            @RequestParam(required = false) String @Nullable [] authors,
            @RequestParam(required = false) @Nullable List<Integer> changes,
            @RequestParam(required = false) @Nullable Long revision,
            @RequestParam(defaultValue = "false") boolean bringIn)
            throws IOException {
        var target = new FileTarget.OfDraft(statement);
        var found = read(target, file, authors, against);
        return bringIn ? broughtIn(target, found, changes, revision) : ChangesOfFile.of(found, 0);
    }

    /** As for the draft, in an organisation's copy. */
    @PostMapping(path = "/proposals/{proposal}/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @BodyLimit(megabytes = BodyLimit.FILE)
    @RequiredScope(TokenScope.WRITE)
    @PreAuthorize("@amendmentRights.canPropose(#proposal.statement(), #proposal.organisation())")
    ChangesOfFile changeProposalByFile(
            @PathVariable StatementId statement,
            @PathVariable ProposalId proposal,
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String against,
            @RequestParam(required = false) String @Nullable [] authors,
            @RequestParam(required = false) @Nullable List<Integer> changes,
            @RequestParam(required = false) @Nullable Long revision,
            @RequestParam(defaultValue = "false") boolean bringIn)
            throws IOException {
        if (!proposal.statement().equals(statement)) {
            throw new AccessDeniedException("a proposal to another statement");
        }
        var target = new FileTarget.OfCopy(
                proposals.find(proposal).orElseThrow(ApiException::notFound).id());
        var found = read(target, file, authors, against);
        return bringIn ? broughtIn(target, found, changes, revision) : ChangesOfFile.of(found, 0);
    }

    private Compared read(FileTarget target, MultipartFile file, String @Nullable [] authors, @Nullable String against)
            throws IOException {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        var choice = against == null ? null : BaseChoice.parse(against).orElseThrow(FileChangeApi::noSuchText);
        var names = authors == null ? null : Set.copyOf(List.of(authors));
        var found = compared(files.read(target, new ChangedFile(name, file.getBytes(), names, choice)));
        if (names != null) {
            checkAuthors(names, found);
        }
        return found;
    }

    private static void checkAuthors(Set<String> names, Compared found) {
        var unknown = new TreeSet<>(names);
        unknown.remove("");
        found.file().authors().forEach(author -> unknown.remove(author.name()));
        if (!unknown.isEmpty()) {
            throw ApiException.unprocessable("authors", "api.authors", String.join(", ", unknown));
        }
    }

    private Compared compared(ReadFile read) {
        return switch (read) {
            case Compared found -> found;
            case Refusal refusal -> throw ApiException.of(refusal);
            case ReadFile.UnreadableByThese(var why, var _) -> throw ApiException.of(why);
            case Unmatched(var uploaded) ->
                throw ApiException.unprocessable(
                        "which-text",
                        "api.which-text",
                        uploaded.choices().stream()
                                .map(choice -> "against=" + choice.value())
                                .collect(Collectors.joining(", ")));
        };
    }

    private static ApiException noSuchText() {
        return ApiException.unprocessable("which-text", "api.no-such-text");
    }

    private ChangesOfFile broughtIn(
            FileTarget target, Compared found, @Nullable List<Integer> changes, @Nullable Long revision) {
        if (revision != null && revision != found.revision()) {
            throw changedMeanwhile();
        }
        if (changes == null && found.assumed()) {
            throw ApiException.unprocessable(
                    "changes", found.choice().isOfNow() ? "api.changes-of-now" : "api.changes-of-earlier");
        }
        if (changes != null && revision == null) {
            throw ApiException.unprocessable("revision", "api.changes-revision");
        }
        if (changes != null && !found.applicable().containsAll(changes)) {
            throw ApiException.unprocessable("changes", "api.changes-not-applicable");
        }
        var chosen = changes == null
                ? found.applicable()
                : changes.stream().distinct().toList();
        var outcome = revision == null
                ? files.bringIn(target, found, chosen)
                : files.bringInAsCompared(target, found, chosen);
        return switch (outcome) {
            case ReplacementOutcome.Replaced _ -> afterwards(target, found, chosen.size());
            case ReplacementOutcome.Frozen _ -> throw ApiException.conflict("frozen", "api.text-frozen");
            case ReplacementOutcome.ChangedMeanwhile _ -> throw changedMeanwhile();
            case ReplacementOutcome.Refused(var refusal) -> throw ApiException.of(refusal);
        };
    }

    /** The changes are made by then, whatever becomes of looking at the text again. */
    private ChangesOfFile afterwards(FileTarget target, Compared found, int broughtIn) {
        try {
            return ChangesOfFile.of(compared(files.compareAgain(target, found)), broughtIn);
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "Changes of a file are in a text of statement {}, which could not be compared again: {}",
                    target.statement().value(),
                    e.getClass().getName());
            return ChangesOfFile.broughtInOnly(found, broughtIn);
        }
    }

    private static ApiException changedMeanwhile() {
        return ApiException.conflict("changed-meanwhile", "api.text-changed");
    }
}
