// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/enums.h"

#include <set>

#include "core/model/actor.h"
#include "core/model/claim.h"
#include "core/model/contradiction.h"
#include "core/model/error_reason.h"
#include "core/model/frame.h"
#include "core/model/statement.h"
#include "core/model/text_span.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "isnad/v1/actor.pb.h"
#include "isnad/v1/claim.pb.h"
#include "isnad/v1/contradiction.pb.h"
#include "isnad/v1/error_reason.pb.h"
#include "isnad/v1/frame.pb.h"
#include "isnad/v1/statement.pb.h"
#include "isnad/v1/text_span.pb.h"

namespace isnad::rpc {
namespace {

// Every value of the model's enum beside its value on the wire. The pairs are
// written out so that two values that change places are noticed, and every value
// of the proto must have its pair.
template <typename Model, typename Proto>
struct Pair {
  Model model;
  Proto proto;
};

template <typename Model, typename Proto, size_t N>
void ExpectSame(const Pair<Model, Proto> (&pairs)[N]) {
  std::set<int> numbers;
  for (const auto& [model, proto] : pairs) {
    EXPECT_EQ(static_cast<int>(model), static_cast<int>(proto));
    EXPECT_EQ(SameNumber<Proto>(model), proto);
    numbers.insert(static_cast<int>(proto));
  }
  const auto* descriptor = google::protobuf::GetEnumDescriptor<Proto>();
  for (int i = 0; i < descriptor->value_count(); ++i) {
    const int number = descriptor->value(i)->number();
    if (number == 0) continue;
    EXPECT_EQ(numbers.count(number), 1u) << descriptor->value(i)->full_name();
  }
}

TEST(EnumsTest, ActorKind) {
  using enum model::ActorKind;
  ExpectSame<model::ActorKind, v1::ActorKind>({{kPerson, v1::ACTOR_KIND_PERSON},
                                               {kOrganization, v1::ACTOR_KIND_ORGANIZATION},
                                               {kState, v1::ACTOR_KIND_STATE},
                                               {kInstitution, v1::ACTOR_KIND_INSTITUTION},
                                               {kArmedGroup, v1::ACTOR_KIND_ARMED_GROUP},
                                               {kMedia, v1::ACTOR_KIND_MEDIA},
                                               {kPlace, v1::ACTOR_KIND_PLACE},
                                               {kPopulation, v1::ACTOR_KIND_POPULATION}});
}

TEST(EnumsTest, StatementKind) {
  using enum model::StatementKind;
  ExpectSame<model::StatementKind, v1::StatementKind>(
      {{kDirectQuote, v1::STATEMENT_KIND_DIRECT_QUOTE},
       {kMixedQuote, v1::STATEMENT_KIND_MIXED_QUOTE},
       {kIndirectSpeech, v1::STATEMENT_KIND_INDIRECT_SPEECH},
       {kNarration, v1::STATEMENT_KIND_NARRATION}});
}

TEST(EnumsTest, SpeechAct) {
  using enum model::SpeechAct;
  ExpectSame<model::SpeechAct, v1::StatementAct>({{kAssert, v1::STATEMENT_ACT_ASSERT},
                                                  {kDeny, v1::STATEMENT_ACT_DENY},
                                                  {kAccuse, v1::STATEMENT_ACT_ACCUSE},
                                                  {kDemand, v1::STATEMENT_ACT_DEMAND},
                                                  {kAnnounce, v1::STATEMENT_ACT_ANNOUNCE},
                                                  {kWarn, v1::STATEMENT_ACT_WARN},
                                                  {kPromise, v1::STATEMENT_ACT_PROMISE},
                                                  {kAsk, v1::STATEMENT_ACT_ASK}});
}

TEST(EnumsTest, Endorsement) {
  using enum model::Endorsement;
  ExpectSame<model::Endorsement, v1::Endorsement>({{kNeutral, v1::ENDORSEMENT_NEUTRAL},
                                                   {kEndorsed, v1::ENDORSEMENT_ENDORSED},
                                                   {kDoubted, v1::ENDORSEMENT_DOUBTED}});
}

TEST(EnumsTest, TextField) {
  using enum model::TextField;
  ExpectSame<model::TextField, v1::ArticleField>(
      {{kTitle, v1::ARTICLE_FIELD_TITLE}, {kBody, v1::ARTICLE_FIELD_BODY}});
}

TEST(EnumsTest, Stance) {
  using enum model::Stance;
  ExpectSame<model::Stance, v1::HolderStance>({{kAsserts, v1::HOLDER_STANCE_ASSERTS},
                                               {kDenies, v1::HOLDER_STANCE_DENIES},
                                               {kDoubts, v1::HOLDER_STANCE_DOUBTS}});
}

TEST(EnumsTest, Polarity) {
  using enum model::Polarity;
  ExpectSame<model::Polarity, v1::Polarity>(
      {{kPositive, v1::POLARITY_AFFIRMATIVE}, {kNegative, v1::POLARITY_NEGATIVE}});
}

TEST(EnumsTest, Modality) {
  using enum model::Modality;
  ExpectSame<model::Modality, v1::Modality>({{kActual, v1::MODALITY_ACTUAL},
                                             {kPossible, v1::MODALITY_POSSIBLE},
                                             {kPlanned, v1::MODALITY_PLANNED},
                                             {kConditional, v1::MODALITY_CONDITIONAL},
                                             {kRequested, v1::MODALITY_REQUESTED}});
}

TEST(EnumsTest, Comparator) {
  using enum model::Comparator;
  ExpectSame<model::Comparator, v1::Comparator>({{kExact, v1::COMPARATOR_EXACT},
                                                 {kAbout, v1::COMPARATOR_ABOUT},
                                                 {kAtLeast, v1::COMPARATOR_AT_LEAST},
                                                 {kAtMost, v1::COMPARATOR_AT_MOST},
                                                 {kMoreThan, v1::COMPARATOR_MORE_THAN},
                                                 {kLessThan, v1::COMPARATOR_LESS_THAN},
                                                 {kRange, v1::COMPARATOR_RANGE}});
}

TEST(EnumsTest, TimePrecision) {
  using enum model::TimePrecision;
  ExpectSame<model::TimePrecision, v1::TimePrecision>({{kYear, v1::TIME_PRECISION_YEAR},
                                                       {kMonth, v1::TIME_PRECISION_MONTH},
                                                       {kWeek, v1::TIME_PRECISION_WEEK},
                                                       {kDay, v1::TIME_PRECISION_DAY},
                                                       {kHour, v1::TIME_PRECISION_HOUR},
                                                       {kMinute, v1::TIME_PRECISION_MINUTE}});
}

TEST(EnumsTest, ContradictionType) {
  using enum model::ContradictionType;
  ExpectSame<model::ContradictionType, v1::ContradictionType>(
      {{kNegation, v1::CONTRADICTION_TYPE_NEGATION},
       {kAntonym, v1::CONTRADICTION_TYPE_ANTONYM},
       {kNumeric, v1::CONTRADICTION_TYPE_NUMERIC},
       {kTemporal, v1::CONTRADICTION_TYPE_TEMPORAL},
       {kDenialVsReport, v1::CONTRADICTION_TYPE_DENIAL_VS_REPORT},
       {kDoubt, v1::CONTRADICTION_TYPE_DOUBT},
       {kLexical, v1::CONTRADICTION_TYPE_LEXICAL},
       {kSpatial, v1::CONTRADICTION_TYPE_SPATIAL},
       {kExclusive, v1::CONTRADICTION_TYPE_EXCLUSIVE},
       {kAgent, v1::CONTRADICTION_TYPE_AGENT}});
}

TEST(EnumsTest, ContradictionScope) {
  using enum model::ContradictionScope;
  ExpectSame<model::ContradictionScope, v1::ContradictionScope>(
      {{kSelf, v1::CONTRADICTION_SCOPE_SELF},
       {kInterActor, v1::CONTRADICTION_SCOPE_INTER_ACTOR},
       {kInterOutlet, v1::CONTRADICTION_SCOPE_INTER_OUTLET}});
}

TEST(EnumsTest, EventType) {
  using enum model::EventType;
  ExpectSame<model::EventType, v1::FrameEvent>({{kAgree, v1::FRAME_EVENT_AGREE},
                                                {kConsult, v1::FRAME_EVENT_CONSULT},
                                                {kSupport, v1::FRAME_EVENT_SUPPORT},
                                                {kConcede, v1::FRAME_EVENT_CONCEDE},
                                                {kCooperate, v1::FRAME_EVENT_COOPERATE},
                                                {kAid, v1::FRAME_EVENT_AID},
                                                {kRetreat, v1::FRAME_EVENT_RETREAT},
                                                {kRequest, v1::FRAME_EVENT_REQUEST},
                                                {kAccuse, v1::FRAME_EVENT_ACCUSE},
                                                {kReject, v1::FRAME_EVENT_REJECT},
                                                {kThreaten, v1::FRAME_EVENT_THREATEN},
                                                {kProtest, v1::FRAME_EVENT_PROTEST},
                                                {kSanction, v1::FRAME_EVENT_SANCTION},
                                                {kMobilize, v1::FRAME_EVENT_MOBILIZE},
                                                {kCoerce, v1::FRAME_EVENT_COERCE},
                                                {kAssault, v1::FRAME_EVENT_ASSAULT},
                                                {kControl, v1::FRAME_EVENT_CONTROL},
                                                {kHoldOffice, v1::FRAME_EVENT_HOLD_OFFICE},
                                                {kLocated, v1::FRAME_EVENT_LOCATED},
                                                {kQuantity, v1::FRAME_EVENT_QUANTITY},
                                                {kCasualty, v1::FRAME_EVENT_CASUALTY},
                                                {kTransfer, v1::FRAME_EVENT_TRANSFER},
                                                {kMove, v1::FRAME_EVENT_MOVE},
                                                {kPossess, v1::FRAME_EVENT_POSSESS},
                                                {kAttribute, v1::FRAME_EVENT_ATTRIBUTE},
                                                {kMembership, v1::FRAME_EVENT_MEMBERSHIP},
                                                {kOccur, v1::FRAME_EVENT_OCCUR},
                                                {kCause, v1::FRAME_EVENT_CAUSE},
                                                {kIntend, v1::FRAME_EVENT_INTEND},
                                                {kKnow, v1::FRAME_EVENT_KNOW},
                                                {kCommunicate, v1::FRAME_EVENT_COMMUNICATE}});
}

TEST(EnumsTest, ErrorReason) {
  using enum model::ErrorReason;
  ExpectSame<model::ErrorReason, v1::ErrorReason>(
      {{kMalformedUtf8, v1::ERROR_REASON_MALFORMED_UTF8},
       {kNulCharacter, v1::ERROR_REASON_NUL_CHARACTER},
       {kFieldRequired, v1::ERROR_REASON_FIELD_REQUIRED},
       {kFieldTooLong, v1::ERROR_REASON_FIELD_TOO_LONG},
       {kTooManyElements, v1::ERROR_REASON_TOO_MANY_ELEMENTS},
       {kNumberOutOfRange, v1::ERROR_REASON_NUMBER_OUT_OF_RANGE},
       {kTimeOutOfRange, v1::ERROR_REASON_TIME_OUT_OF_RANGE},
       {kInvalidTimeRange, v1::ERROR_REASON_INVALID_TIME_RANGE},
       {kInvalidResourceName, v1::ERROR_REASON_INVALID_RESOURCE_NAME},
       {kInvalidPageToken, v1::ERROR_REASON_INVALID_PAGE_TOKEN},
       {kInvalidPageSize, v1::ERROR_REASON_INVALID_PAGE_SIZE},
       {kInvalidFilter, v1::ERROR_REASON_INVALID_FILTER},
       {kInvalidEnumValue, v1::ERROR_REASON_INVALID_ENUM_VALUE},
       {kInvalidRequestId, v1::ERROR_REASON_INVALID_REQUEST_ID},
       {kRequestIdReused, v1::ERROR_REASON_REQUEST_ID_REUSED},
       {kInvalidFieldMask, v1::ERROR_REASON_INVALID_FIELD_MASK},
       {kInvalidSpan, v1::ERROR_REASON_INVALID_SPAN},
       {kSpanTextMismatch, v1::ERROR_REASON_SPAN_TEXT_MISMATCH},
       {kInvalidResumeToken, v1::ERROR_REASON_INVALID_RESUME_TOKEN},
       {kResumeTokenExpired, v1::ERROR_REASON_RESUME_TOKEN_EXPIRED},
       {kUnsupportedLanguage, v1::ERROR_REASON_UNSUPPORTED_LANGUAGE},
       {kMalformedRequest, v1::ERROR_REASON_MALFORMED_REQUEST},
       {kDuplicateElement, v1::ERROR_REASON_DUPLICATE_ELEMENT},
       {kInvalidCommitToken, v1::ERROR_REASON_INVALID_COMMIT_TOKEN},
       {kArticleNotFound, v1::ERROR_REASON_ARTICLE_NOT_FOUND},
       {kActorNotFound, v1::ERROR_REASON_ACTOR_NOT_FOUND},
       {kStatementNotFound, v1::ERROR_REASON_STATEMENT_NOT_FOUND},
       {kClaimNotFound, v1::ERROR_REASON_CLAIM_NOT_FOUND},
       {kContradictionNotFound, v1::ERROR_REASON_CONTRADICTION_NOT_FOUND},
       {kActorMergeNotFound, v1::ERROR_REASON_ACTOR_MERGE_NOT_FOUND},
       {kActorMerged, v1::ERROR_REASON_ACTOR_MERGED},
       {kActorMergeIntoItself, v1::ERROR_REASON_ACTOR_MERGE_INTO_ITSELF},
       {kActorMergeUndone, v1::ERROR_REASON_ACTOR_MERGE_UNDONE},
       {kActorMergeBuiltUpon, v1::ERROR_REASON_ACTOR_MERGE_BUILT_UPON},
       {kEtagMismatch, v1::ERROR_REASON_ETAG_MISMATCH},
       {kArticleRevisionMismatch, v1::ERROR_REASON_ARTICLE_REVISION_MISMATCH},
       {kContradictionDismissed, v1::ERROR_REASON_CONTRADICTION_DISMISSED},
       {kReanalysisRunning, v1::ERROR_REASON_REANALYSIS_RUNNING},
       {kContradictionNotDismissed, v1::ERROR_REASON_CONTRADICTION_NOT_DISMISSED},
       {kStoreUnavailable, v1::ERROR_REASON_STORE_UNAVAILABLE},
       {kStoreSchemaTooNew, v1::ERROR_REASON_STORE_SCHEMA_TOO_NEW},
       {kStoreSchemaMissing, v1::ERROR_REASON_STORE_SCHEMA_MISSING},
       {kStoreBusy, v1::ERROR_REASON_STORE_BUSY},
       {kStoreCorrupt, v1::ERROR_REASON_STORE_CORRUPT},
       {kStoreFull, v1::ERROR_REASON_STORE_FULL},
       {kCommitUnknown, v1::ERROR_REASON_COMMIT_UNKNOWN},
       {kStoreReadOnly, v1::ERROR_REASON_STORE_READ_ONLY},
       {kStoreWriterPresent, v1::ERROR_REASON_STORE_WRITER_PRESENT},
       {kStoreBehind, v1::ERROR_REASON_STORE_BEHIND},
       {kStoreCopyNotFinished, v1::ERROR_REASON_STORE_COPY_NOT_FINISHED},
       {kStoreAccessDenied, v1::ERROR_REASON_STORE_ACCESS_DENIED},
       {kStoreMissing, v1::ERROR_REASON_STORE_MISSING},
       {kStoreServerTooOld, v1::ERROR_REASON_STORE_SERVER_TOO_OLD},
       {kOverloaded, v1::ERROR_REASON_OVERLOADED},
       {kDeadlineTooShort, v1::ERROR_REASON_DEADLINE_TOO_SHORT},
       {kShuttingDown, v1::ERROR_REASON_SHUTTING_DOWN},
       {kNotImplemented, v1::ERROR_REASON_NOT_IMPLEMENTED},
       {kInternal, v1::ERROR_REASON_INTERNAL},
       {kUnauthenticated, v1::ERROR_REASON_UNAUTHENTICATED},
       {kPermissionDenied, v1::ERROR_REASON_PERMISSION_DENIED},
       {kCancelled, v1::ERROR_REASON_CANCELLED}});
}

TEST(EnumsTest, UnspecifiedDoesNotNarrow) {
  EXPECT_EQ(OptionalSameNumber<model::ActorKind>(v1::ACTOR_KIND_UNSPECIFIED), std::nullopt);
  EXPECT_EQ(OptionalSameNumber<model::ActorKind>(v1::ACTOR_KIND_PLACE), model::ActorKind::kPlace);
}

}  // namespace
}  // namespace isnad::rpc
