package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.RoundId;
import org.communique.amendment.VoteId;
import org.communique.amendment.file.FileTarget;
import org.communique.amendment.proposal.ProposalId;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.comment.CommentId;
import org.communique.id.Id;
import org.communique.language.TranslationId;
import org.communique.language.TranslationVersionId;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.LanguageTag;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.workflow.stage.StageId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.MockMakers;
import org.mockito.Mockito;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.stereotype.Service;

/**
 * Every public method of every service, tried by anyone who could be there, on a statement and on none. Who may is
 * written down here once more and apart from the code; a method that is not in the table fails the test.
 */
@ServerTest
class RightsMatrixTests {

    private enum Rule {
        MEMBER,
        ADMINISTRATOR,
        COORDINATOR,
        REPRESENTATIVE,
        ADMINISTRATOR_OR_COORDINATOR,
        /** Records what is known of the treaty. */
        RESEARCHES,
        /** Speaks with States about what is asked of them. */
        ADVOCATES,
        /** Of the statement that the call is about. */
        OPENS,
        READS,
        REVIEWS,
        EDITS,
        REVIEWS_OR_EDITS,
        /** Reads it, and has a role in which one speaks for an organisation. */
        SPEAKS,
        /** Speaks for the organisation that the call is about. */
        SPEAKS_FOR_IT,
        COORDINATES
    }

    private static final String TABLE = """
        MEMBER: AbsenceService.announce AbsenceService.cancel AbsenceService.candidates AbsenceService.mine WorklistService.items WorklistService.remind
        MEMBER: WorklistService.filters WorklistService.saveFilter WorklistService.deleteFilter StatementService.latest StatementService.page
        MEMBER: HolidayService.calendar NoticeService.settings NoticeService.changeSettings NoticeService.latest NoticeService.markAllRead NoticeService.unread NoticeService.opened NoticeService.settle OwnAccessService.changePassword
        MEMBER: OwnAccessService.createToken OwnAccessService.confirmToken OwnAccessService.longestTokenLifetime OwnAccessService.mostTokens OwnAccessService.revokeToken OwnAccessService.sessions OwnAccessService.endSession OwnAccessService.signOutEverywhere
        MEMBER: SharedLinkService.mine SharedLinkService.needingAttention SharedLinkService.canMail SharedLinkService.mailConfirmation
        MEMBER: OwnAccessService.tokens ProfileService.change ProfileService.mine SettingsService.profile
        MEMBER: StatementProposalService.propose StatementProposalService.progress StatementProposalService.refusal StatementProposalService.refusalOf
        COORDINATES: StatementProposalService.open StatementProposalService.decline
        READS: StatementProposalService.withdraw
        MEMBER: StatementService.list ConfirmationService.methods ConfirmationService.passkeyOptions ConfirmationService.byPasskey
        MEMBER: ConfirmationService.byCode ConfirmationService.byPassword OwnSecondFactorsService.setApp OwnSecondFactorsService.removeApp
        MEMBER: OwnSecondFactorsService.passkeyOptions OwnSecondFactorsService.removePasskey OwnSecondFactorsService.own
        MEMBER: OwnSecondFactorsService.addPasskey OwnSecondFactorsService.renamePasskey OwnSecondFactorsService.newAppSecret
        MEMBER: OwnSecondFactorsService.newRecoveryCodes
        MEMBER: RegisterService.instruments RegisterService.instrument RegisterService.editions RegisterService.edition RegisterService.text
        MEMBER: StatusService.statuses StatusService.history StatusService.status StatusService.entryIntoForce StatusService.partiesOn
        MEMBER: OfficialNameService.names
        RESEARCHES: OfficialNameService.enter
        MEMBER: RecordedVoteService.page RecordedVoteService.of RecordedVoteService.find
        RESEARCHES: RecordedVoteService.add RecordedVoteService.change RecordedVoteService.delete RecordedVoteService.preview RecordedVoteService.confirm
        COORDINATOR: RecordedVoteService.publish RecordedVoteService.makePrivate
        MEMBER: PositionService.page PositionService.find PositionService.contradictions PositionService.statePositions
        RESEARCHES: PositionService.add PositionService.change PositionService.delete
        COORDINATOR: PositionService.publish PositionService.makePrivate StatusService.publish StatusService.publishAll
        MEMBER: StanceService.page StanceService.find StanceService.own StanceService.matrix
        REPRESENTATIVE: StanceService.answer StanceService.withdrawConsent
        COORDINATOR: StanceService.ask StanceService.delete StanceService.close StanceService.publish StanceService.makePrivate
        MEMBER: AskService.page AskService.find
        ADVOCATES: AskService.targets AskService.ownerName AskService.since AskService.add AskService.addTarget AskService.takeOver AskService.note AskService.delete AskService.deleteContact AskService.deleteContact
        COORDINATOR: AskedStatementService.workflows AskedStatementService.open
        RESEARCHES: StatusService.enter StatusService.addNote StatusService.deleteNote StatusImportService.preview StatusImportService.confirm
        ADMINISTRATOR: RegisterService.changeArticle RegisterService.addInstrument RegisterService.preview RegisterService.load RegisterService.delete
        ADMINISTRATOR: MemberService.removeSecondFactors MailService.in MailService.counts MailService.tryAgain
        ADMINISTRATOR_OR_COORDINATOR: MailService.hasRelay
        READS: ReviewForecastService.of ActivityService.of ActivityService.inWords ActivityService.csv
        ADMINISTRATOR_OR_COORDINATOR: PendingSignatureService.waiting PendingSignatureService.accept PendingSignatureService.refuse
        ADMINISTRATOR_OR_COORDINATOR: InvitationService.pending InvitationService.acceptPending InvitationService.refusePending
        ADMINISTRATOR_OR_COORDINATOR: MandateService.subjects MandateService.file
        COORDINATES: StatementCreationService.duplicate StatementCreationService.duplicationRefusal
        ADMINISTRATOR_OR_COORDINATOR: FirstStepsService.steps FirstStepsService.dismiss MandateService.all MandateService.page OrganisationService.page OrganisationService.all OrganisationService.find
        ADMINISTRATOR_OR_COORDINATOR: WorkflowService.newest WorkflowService.versions WorkflowService.find
        ADMINISTRATOR_OR_COORDINATOR: WorkflowService.processes WorkflowService.check WorkflowService.checkNew WorkflowService.walk WorkflowService.facts WorkflowService.compare
        ADMINISTRATOR: WorkflowService.save WorkflowService.draft WorkflowService.copy WorkflowService.retire WorkflowService.offerAgain HolidayService.replace WorkflowDeletionService.delete
        ADMINISTRATOR: ImportService.confirm ImportService.preview MandateService.grant MandateService.revoke
        ADMINISTRATOR: MemberService.add MemberService.all MemberService.page MemberService.change MemberService.deactivate
        ADMINISTRATOR: MemberService.confirmOwnPassword MemberService.mayConfirmOwnPassword MemberService.find MemberService.reactivate MemberService.sendLink MemberInvitationService.areSent MemberInvitationService.invite MemberInvitationService.preview MemberInvitationService.sent MemberInvitationService.undelivered OrganisationService.add
        ADMINISTRATOR: OrganisationService.change OrganisationService.rejoin OrganisationService.leave
        ADMINISTRATOR: SettingsService.change SettingsService.changeLogo SettingsService.removeLogo SettingsService.logoProblems
        REPRESENTATIVE: SignOnService.decideUntil SignOnService.decline SignOnService.opened SignOnService.receipt SignOnService.sign SignOnService.withdraw SignOnService.evidence
        COORDINATOR: ReviewStatisticsService.since ReviewStatisticsService.csv SharingService.problem SharingService.candidates SharingService.preview OverviewService.page StatementCreationService.open StatementCreationService.isOpened StatementCreationService.progress StatementCreationService.languagesInUse StatementCreationService.offers StatementCreationService.refusal StatementCreationService.refusalOf StatementCreationService.refusalWith RoundService.refusal TagService.inUse
        OPENS: SignOnService.details SignOnService.text SignOnService.passages StatementService.get
        READS: AssignmentService.delegate AssignmentService.successors DraftService.colour DraftService.amendmentObstacle DraftService.current DraftService.exported DraftService.revision DraftService.read ProgressService.progress PublicationService.export PublicationService.preview
        READS: PublicationService.publication ReturnService.mayRecall ReturnService.recall ReviewService.decide
        READS: ReviewService.stageDetails ReviewService.stage ReviewService.stages ReviewService.withdrawDecision
        READS: StatementService.versions StatementService.version StatementService.text NumberedTextService.html PlaceholderService.inVersion
        READS: HeldCommentService.held HeldCommentService.about ReadSectionService.sections ReadSectionService.mark
        READS: CommentService.about DraftCommentService.about DraftCommentService.unplaced MigrationService.version
        REVIEWS_OR_EDITS: CommentService.write DraftCommentService.write FileCommentService.read FileCommentService.candidates FileCommentService.bringIn CommentService.reply CommentService.edit CommentService.editReply
        READS: SubmissionPreviewService.of ProgressService.reopeningReason
        COORDINATOR: ReviewForecastService.ofNew
        READS: DraftSuggestionService.of DraftSuggestionService.colours
        REVIEWS_OR_EDITS: DraftSuggestionService.begin DraftSuggestionService.reject DraftCommentService.writeAbout DraftKeyService.keyFor
        EDITS: DraftSuggestionService.accept
        MEMBER: SearchService.find SearchService.isComplete
        REVIEWS_OR_EDITS: CommentService.hold HeldCommentService.edit HeldCommentService.delete HeldCommentService.send
        REVIEWS_OR_EDITS: CommentService.delete CommentService.deleteReply CommentService.resolve CommentService.reopen
        REVIEWS_OR_EDITS: CommentService.mentionable CommentService.assign CommentService.takeBack
        READS: CommentService.finish
        EDITS: SuggestionService.accept SuggestionService.decline DraftRewordingService.reword DraftRewordingService.isDone
        EDITS: DraftService.replace DraftService.replaceAt DraftService.recordRestoration DraftService.submit
        EDITS: DraftRewordingService.keepClient
        COORDINATES: AssignmentService.assignReviewers AssignmentService.candidates AssignmentService.reassign
        COORDINATES: DeadlineService.extend DeadlineService.remindAwaited PublicationService.publish CorrectionService.preview CorrectionService.correct
        COORDINATES: MigrationService.preview MigrationService.move VariationService.options VariationService.vary CommentService.remove CommentService.removeReply
        COORDINATES: ReturnService.earlierSteps ReturnService.markEditorial ReturnService.sendBack
        COORDINATES: SignOnCallService.board SignOnCallService.candidates SignOnCallService.invitable SignOnCallService.close SignOnCallService.csv
        COORDINATES: SignOnCallService.extend SignOnCallService.invite SignOnCallService.open SignOnCallService.remind SignOnCallService.remindable
        COORDINATES: InvitationService.accept InvitationService.askAgainToConfirm InvitationService.withdrawalLink InvitationService.invite
        COORDINATES: AnswerService.evidence InvitationService.evidence InvitationService.duplicates OutreachService.askToReconsider
        COORDINATES: SignOnCallService.returnToDraft SignOnCallService.invitedBefore
        COORDINATES: InvitationService.inviteNewOrganisation InvitationService.of InvitationService.refuse
        COORDINATES: InvitationService.remind InvitationService.remindable InvitationService.revoke AnswerService.record JoinRequestService.accept JoinRequestService.merge
        COORDINATES: JoinRequestService.refuse JoinRequestService.waiting JoinRequestService.countWaiting SignOnCallService.openToPublic
        COORDINATES: SignOnCallService.summary SignOnCallService.xlsx OutreachService.setTarget OutreachService.update
        COORDINATES: OutreachService.isRepresented OutreachService.owners OutreachService.reminders OutreachService.invitations InvitationService.preview InvitationService.previewNew InvitationService.reminders
        READS: PublicationService.writtenStatement
        COORDINATES: OverviewService.awaited SharingService.of SharingService.change SharingService.replace
        READS: RoundService.of RoundService.latest AmendmentService.of AmendmentService.find AmendmentReviewService.entries AmendmentReviewService.standings AmendmentReviewService.bracketed AmendmentReviewService.tracked AmendmentReviewService.steps TextFileService.text TextFileService.amendedDraft SynopsisService.csv SynopsisService.xlsx SynopsisService.docx SynopsisService.pdf AmendmentReviewService.page AmendmentReviewService.find
        READS: DiscussionService.about CitationService.ofVersion CitationService.ofDraft CitationService.linksOfDraft CitationService.edition
        EDITS: CitationService.chooseEdition
        MEMBER: CitingStatementService.citing
        SPEAKS: DiscussionService.mentionable DiscussionService.write DiscussionService.reply DiscussionService.edit
        SPEAKS: DiscussionService.editReply DiscussionService.delete DiscussionService.deleteReply
        SPEAKS: DiscussionService.resolve DiscussionService.reopen DiscussionService.assign DiscussionService.takeBack
        READS: DiscussionService.finish
        COORDINATES: DiscussionService.remove DiscussionService.removeReply
        READS: VoteService.of VoteService.find VotingListService.csv VotingListService.xlsx VotingListService.docx VotingListService.pdf
        READS: PassageService.settled PassageService.of FallService.of
        EDITS: PassageService.set FallService.set BulkService.preview BulkService.settle
        SPEAKS: VoteService.cast
        EDITS: VoteService.open VoteService.order VoteService.close AmendmentReviewService.adoption
        COORDINATES: RoundService.afterWorkingDays RoundService.open RoundService.setDeadline RoundService.close
        SPEAKS: ProposalService.begin ProposalService.begun AmendmentTextService.begun AmendmentService.takeStand AmendmentService.takeStandAt AmendmentService.withdrawStand AmendmentService.changeReason AmendmentService.withdraw
        SPEAKS: AmendmentTextService.beginRevision AmendmentTextService.beginAlternative TakeOverService.takeOver
        SPEAKS_FOR_IT: AmendmentTextService.submit
        EDITS: AmendmentTextService.beginWording
        READS: FormerTextService.of
        SPEAKS_FOR_IT: ProposalService.find ProposalService.base ProposalService.colour ProposalService.unsentKey ProposalService.preview ProposalService.current ProposalService.exported
        SPEAKS_FOR_IT: ProposalService.replace ProposalService.replaceAt ProposalService.discard ProposalService.submit
        SPEAKS_FOR_IT: ProposalFileService.docx
        EDITS: FileChangeService.read FileChangeService.compareAgain FileChangeService.bringIn FileChangeService.bringInAsCompared
        EDITS: AmendmentReviewService.accept AmendmentReviewService.acceptAt AmendmentReviewService.reject AmendmentReviewService.reopen
        READS: TranslationService.of TranslationService.hasAny TranslationService.find TranslationService.text TranslationService.sourceChange TranslationService.colour
        EDITS: TranslationService.begin TranslationService.candidates TranslationService.assign TranslationService.unsentKey
        READS: TranslationTextService.current TranslationFileService.docx
        EDITS: TranslationFileService.bringIn TranslationTextService.replace TranslationTextService.replaceAt
        EDITS: PassageConfirmationService.confirm PassageConfirmationService.move
        COORDINATES: PassageConfirmationService.check
        READS: TranslationReviewService.of TranslationReviewService.text TranslationReviewService.html
        EDITS: TranslationReviewService.submit
        COORDINATES: TranslationReviewService.decide
        READS: SourceChangeService.of
        EDITS: SourceChangeService.judge
        COORDINATES: StatementService.abandon StatementService.grant StatementService.rename TagService.change
        """;

    private static final StatementId NO_STATEMENT = StatementId.random();
    private static final OrganisationId OTHER = new OrganisationId(Id.random());

    private static final Set<Role> SPEAKING =
            EnumSet.of(Role.DRAFTER, Role.REVIEWER, Role.REPRESENTATIVE, Role.COORDINATOR);

    /**
     * @param right    that the statement grants; null for none
     * @param position how the matrix calls the person
     */
    private record Person(
            @Nullable Member member,
            boolean active,
            @Nullable Right right,
            String position) {

        OrganisationId organisation() {
            return member == null ? new OrganisationId(Id.random()) : member.organisation();
        }

        boolean is(Role role) {
            return member != null && member.is(role);
        }

        Authentication authentication() {
            return member == null
                    ? new AnonymousAuthenticationToken(
                            "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))
                    : UsernamePasswordAuthenticationToken.authenticated(
                            member.id().value(),
                            null,
                            AuthorityUtils.createAuthorityList(
                                    member.roles().stream().map(Role::authority).toList()));
        }

        /** @param own whether the call is about the person's organisation, where it is about one */
        boolean may(Rule rule, boolean exists, boolean own) {
            return switch (rule) {
                case MEMBER -> member != null;
                case ADMINISTRATOR -> is(Role.ADMINISTRATOR);
                case COORDINATOR -> is(Role.COORDINATOR);
                case REPRESENTATIVE -> is(Role.REPRESENTATIVE);
                case ADMINISTRATOR_OR_COORDINATOR -> is(Role.ADMINISTRATOR) || is(Role.COORDINATOR);
                case ADVOCATES -> is(Role.RESEARCHER) || is(Role.COORDINATOR);
                case RESEARCHES -> is(Role.RESEARCHER) || is(Role.COORDINATOR) || is(Role.ADMINISTRATOR);
                case OPENS, READS -> exists && granted(Right.READ);
                case REVIEWS -> exists && is(Role.REVIEWER) && granted(Right.REVIEW);
                case EDITS -> exists && (is(Role.DRAFTER) || is(Role.COORDINATOR)) && granted(Right.EDIT);
                case REVIEWS_OR_EDITS -> may(Rule.REVIEWS, exists, own) || may(Rule.EDITS, exists, own);
                case SPEAKS -> exists && SPEAKING.stream().anyMatch(this::is) && granted(Right.READ);
                case SPEAKS_FOR_IT -> own && may(Rule.SPEAKS, exists, own);
                case COORDINATES -> exists && active && is(Role.COORDINATOR);
            };
        }

        private boolean granted(Right needed) {
            return active && (is(Role.COORDINATOR) || right != null && right.compareTo(needed) >= 0);
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    MongoOperations mongo;

    private final PreAuthorizeAuthorizationManager guard = new PreAuthorizeAuthorizationManager();
    private final List<Person> people = new ArrayList<>();
    private final StatementId statement = StatementId.random();

    @BeforeEach
    void gather() {
        var handler = new DefaultMethodSecurityExpressionHandler();
        handler.setApplicationContext(context);
        guard.setExpressionHandler(handler);
        List<Grant> grants = new ArrayList<>();
        people.add(new Person(null, true, null, "nobody signed in"));
        for (var roles : roles()) {
            for (var right : rights(roles)) {
                var member = coalition.member(roles.toArray(Role[]::new));
                right.ifPresent(given -> grants.add(Grant.to(member.id(), given)));
                people.add(new Person(member, true, right.orElse(null), roles + " granted " + right));
            }
            var organisations = coalition.member(roles.toArray(Role[]::new));
            grants.add(Grant.to(organisations.organisation(), Right.EDIT));
            people.add(new Person(organisations, true, Right.EDIT, roles + " granted through the organisation"));
            var gone = coalition.member(roles.toArray(Role[]::new));
            grants.add(Grant.to(gone.id(), Right.EDIT));
            coalition.deactivate(gone.id());
            people.add(new Person(gone, false, Right.EDIT, roles + " whose account is closed"));
        }
        var coordinator = coalition.member(Role.COORDINATOR);
        var now = java.time.Instant.now();
        mongo.insert(
                Statement.opened(statement, "A statement", "en", "joint-statement", coordinator.id(), grants, now));
    }

    @Test
    void letsNobodyDoWhatTheTableDoesNotAllow() {
        var table = table();
        Map<Question, Boolean> decisions = new HashMap<>();
        Set<String> met = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (var service : context.getBeansWithAnnotation(Service.class).values()) {
            var type = AopUtils.getTargetClass(service);
            if (!type.getName().startsWith("org.communique.")) {
                continue;
            }
            for (var method : methods(type).toList()) {
                var name = type.getSimpleName() + "." + method.getName();
                met.add(name);
                var rule = table.get(name);
                if (rule == null) {
                    wrong.add(name + " is not in the table");
                    continue;
                }
                var guarded = guarded(type, method);
                for (var exists : List.of(true, false)) {
                    for (var person : people) {
                        // What is granted on another statement.
                        if (!exists && person.right() != null && !LongRun.isOn()) {
                            continue;
                        }
                        for (var own : rule == Rule.SPEAKS_FOR_IT ? List.of(true, false) : List.of(true)) {
                            cells++;
                            var about =
                                    new About(exists ? statement : NO_STATEMENT, own ? person.organisation() : OTHER);
                            var may = decisions.computeIfAbsent(
                                    new Question(guarded, person.position(), guarded.contains("#") ? about : null),
                                    _ -> decides(service, method, person, about));
                            if (may != person.may(rule, exists, own)) {
                                wrong.add("%s by %s on %s statement, %s organisation: %s"
                                        .formatted(
                                                name,
                                                person.position(),
                                                exists ? "the" : "no",
                                                own ? "own" : "other",
                                                may));
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(met).containsAll(table.keySet());
        assertThat(cells).isGreaterThan(5_000);
    }

    private record About(StatementId statement, OrganisationId organisation) {}

    /** A rule has one answer wherever it stands, if what it can look at is the same. */
    private record Question(
            String guarded, String position, @Nullable About about) {}

    /** A method's rule, and the parameters that it looks at. */
    private static String guarded(Class<?> type, Method method) {
        var rule = Stream.of(method, type)
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, PreAuthorize.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " has no rule"));
        return rule.value()
                + Arrays.stream(method.getParameters())
                        .filter(parameter -> rule.value().contains("#" + parameter.getName()))
                        .toList();
    }

    private boolean decides(Object service, Method method, Person person, About about) {
        var authentication = person.authentication();
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.getContext();
        var own = SecurityContextHolder.createEmptyContext();
        own.setAuthentication(authentication);
        SecurityContextHolder.setContext(own);
        try {
            Supplier<Authentication> supplier = () -> authentication;
            var target = Optional.ofNullable(
                            org.springframework.test.util.AopTestUtils.<Object>getTargetObject(service))
                    .orElseThrow();
            var arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> argument(type, about))
                    .toArray();
            var result = guard.authorize(supplier, new SimpleMethodInvocation(target, method, arguments));
            return result != null && result.isGranted();
        } catch (ConfirmationRequiredException e) {
            // Anyone who has no right is refused before.
            return true;
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** What a rule looks at is about the statement; the rest is not looked at. */
    private static @Nullable Object argument(Class<?> type, About about) {
        var statement = about.statement();
        if (type == StatementId.class) {
            return statement;
        }
        if (type == VersionId.class) {
            return VersionId.of(statement, 1);
        }
        if (type == StageId.class) {
            return new StageId(statement.value() + ":stage:1");
        }
        if (type == CommentId.class) {
            return new CommentId(statement.value() + ":1");
        }
        if (type == TranslationId.class) {
            return TranslationId.of(statement, new LanguageTag("fr"));
        }
        if (type == TranslationVersionId.class) {
            return TranslationVersionId.of(TranslationId.of(statement, new LanguageTag("fr")), 1);
        }
        if (type == AmendmentId.class) {
            return AmendmentId.of(statement, 1);
        }
        if (type == VoteId.class) {
            return VoteId.of(statement, 1);
        }
        if (type == RoundId.class) {
            return RoundId.of(statement, 1);
        }
        // Into a copy of its organisation, FileChangeTests.
        if (type == FileTarget.class) {
            return new FileTarget.OfDraft(statement);
        }
        if (type == ProposalId.class) {
            return new ProposalId(RoundId.of(statement, 1).value() + "~"
                    + about.organisation().value() + "~1");
        }
        return type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .anyMatch(component -> component.getType() == StatementId.class
                                        || component.getType() == StageId.class
                                        || component.getType() == ProposalId.class
                                        || component.getType() == VersionId.class)
                ? command(type, about)
                : null;
    }

    private static Object command(Class<?> type, About about) {
        // Records are final.
        return Mockito.mock(
                type,
                Mockito.withSettings()
                        .mockMaker(MockMakers.INLINE)
                        .defaultAnswer(
                                invocation -> argument(invocation.getMethod().getReturnType(), about)));
    }

    private static Stream<Method> methods(Class<?> service) {
        return Arrays.stream(service.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }

    private static Map<String, Rule> table() {
        Map<String, Rule> table = new TreeMap<>();
        TABLE.lines().forEach(line -> {
            var rule = Rule.valueOf(line.substring(0, line.indexOf(':')));
            Arrays.stream(line.substring(line.indexOf(':') + 2).split(" ")).forEach(method -> table.put(method, rule));
        });
        return new LinkedHashMap<>(table);
    }

    private static List<Set<Role>> roles() {
        List<Set<Role>> roles = new ArrayList<>();
        for (var role : Role.values()) {
            roles.add(EnumSet.of(role));
        }
        roles.add(EnumSet.of(Role.DRAFTER, Role.REVIEWER));
        roles.add(EnumSet.complementOf(EnumSet.of(Role.COORDINATOR)));
        roles.add(EnumSet.allOf(Role.class));
        return roles;
    }

    /** For several roles the least and the most, and in the long mode all. */
    private static List<Optional<Right>> rights(Set<Role> roles) {
        return Stream.concat(
                        Stream.of(Optional.<Right>empty()),
                        Arrays.stream(Right.values()).map(Optional::of))
                .filter(right -> LongRun.isOn() || roles.size() == 1 || right.isEmpty() || right.get() == Right.EDIT)
                .toList();
    }
}
