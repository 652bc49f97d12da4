package org.communique.comment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.comment.CommentFile.BringingInOutcome;
import org.communique.comment.CommentFile.BroughtIn;
import org.communique.comment.CommentFile.FoundThread;
import org.communique.comment.CommentFile.FoundThreads;
import org.communique.comment.CommentFile.Unreadable;
import org.communique.comment.FileCommentService;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Comments that were written in a word processor. */
@RestController
@Tag(name = "Comments")
@RequestMapping("/api/v1/statements/{statement}/draft/comments/file")
class CommentFileApi {

    private final FileCommentService files;

    CommentFileApi(FileCommentService files) {
        this.files = files;
    }

    /**
     * What a file has.
     *
     * @param threads   each with the words of today's text that it is on, if it was found there
     * @param broughtIn how many are stored
     */
    record ReadComments(List<FoundThread> threads, int broughtIn) {}

    /**
     * Reads the comments of a DOCX or ODT file. With {@code bringIn=true} those whose words are found, and which are not there already, are
     * stored as threads of the caller; the name that the file has for each author is kept beside them, taken to be no one's.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @BodyLimit(megabytes = BodyLimit.FILE)
    @RequiredScope(TokenScope.WRITE)
    @PreAuthorize("@statementRights.canComment(#statement)")
    ReadComments readComments(
            @PathVariable StatementId statement,
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "false") boolean bringIn)
            throws IOException {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return switch (files.read(statement, name, file.getBytes())) {
            case Unreadable(var why) -> throw ApiException.of(why);
            case FoundThreads found ->
                new ReadComments(
                        found.threads(), bringIn ? stored(files.bringIn(statement, found.threads(), Map.of())) : 0);
        };
    }

    private static int stored(BringingInOutcome outcome) {
        return switch (outcome) {
            case BroughtIn(int threads) -> threads;
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
