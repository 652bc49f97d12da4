package org.communique.amendment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.util.List;
import org.communique.amendment.file.BaseChoice;
import org.communique.amendment.file.FileChangeService;
import org.communique.amendment.file.ReadFile.Claim;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.amendment.file.ReadFile.Uploaded;
import org.communique.amendment.proposal.ProposalService;
import org.communique.statement.StatementId;
import org.communique.statement.draft.ReplacementOutcome.Replaced;
import org.communique.text.document.RichText;
import org.communique.work.TooBusyException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class FileChangeApiTest {

    private final FileChangeService files = mock();
    private final FileChangeApi api = new FileChangeApi(files, mock(ProposalService.class));

    /** A failure would have them sent again. */
    @Test
    void changesThatAreMadeAreAnsweredAsMadeWhateverBecomesOfLookingAgain() throws IOException {
        var found = new Compared(
                new Uploaded(RichText.EMPTY, RichText.EMPTY, true, List.of(), Claim.NONE, List.of(), List.of()),
                BaseChoice.of(BaseChoice.Kind.DRAFT),
                RichText.EMPTY,
                false,
                7,
                List.of());
        when(files.read(any(), any())).thenReturn(found);
        when(files.bringIn(any(), any(), any())).thenReturn(new Replaced());
        when(files.compareAgain(any(), any())).thenThrow(new TooBusyException());

        var answer = api.changeDraftByFile(
                StatementId.random(), new MockMultipartFile("file", new byte[] {1}), null, null, null, null, true);

        assertThat(answer.broughtIn()).isZero();
        assertThat(answer.revision()).isNull();
        assertThat(answer.changes()).isNull();
    }
}
