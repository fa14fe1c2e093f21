// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/analysis/claims/event_table.h"
#include "core/analysis/claims/hand_made_article.h"
#include "core/analysis/claims/name_stems.h"
#include "core/analysis/rules/rule_files.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using model::ActorKind;
using model::ClaimMention;
using model::Modality;
using model::Polarity;
using model::SpeechAct;
using model::Stance;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const ClaimReader& Reader() {
  static const ClaimReader& reader = *new ClaimReader(*ClaimReader::Create());
  return reader;
}

// The only mention whose predicate is this verb.
ClaimMention Only(const HandMadeArticle& article, absl::string_view predicate) {
  std::vector<ClaimMention> found;
  for (ClaimMention& mention : article.Read(Reader())) {
    if (mention.frame.predicate == text::Fold(predicate)) found.push_back(std::move(mention));
  }
  EXPECT_THAT(found, SizeIs(1)) << std::string(predicate);
  return found.empty() ? ClaimMention() : found.front();
}

TEST(ClaimReaderTest, DenialDeniesItsContentAndMeansTheSpeaker) {
  HandMadeArticle article("نفى سالم الهادي أن يكون قد طلب قروضا من مصرف الخليج");
  article.Name("سالم الهادي", ActorKind::kPerson)
      .Speech("سالم الهادي", "يكون قد طلب قروضا من مصرف الخليج", SpeechAct::kDeny);
  const ClaimMention mention = Only(article, "طلب");
  EXPECT_EQ(mention.stance, Stance::kDenies);
  EXPECT_EQ(mention.frame.polarity, Polarity::kPositive);
  EXPECT_EQ(mention.frame.agent.text, "سالم الهادي");
  EXPECT_THAT(mention.frame.patient.text, HasSubstr("مصرف الخليج"));
}

TEST(ClaimReaderTest, DenialDoesNotReachIntoRelativeClauses) {
  HandMadeArticle article("نفى سالم الهادي أن يكون قد طلب قروضا من تونس التي زارها أمس");
  article.Name("سالم الهادي", ActorKind::kPerson).Name("تونس", ActorKind::kState);
  article.Speech("سالم الهادي", "يكون قد طلب قروضا من تونس التي زارها أمس", SpeechAct::kDeny);
  EXPECT_EQ(Only(article, "طلب").stance, Stance::kDenies);
  EXPECT_EQ(Only(article, "زار").stance, Stance::kAsserts);
}

TEST(ClaimReaderTest, VerbalNounOfADenialIsTheSpeakersOwnAct) {
  HandMadeArticle article("نفى سالم الهادي طلب أي قروض من مصرف الخليج");
  article.Name("سالم الهادي", ActorKind::kPerson)
      .Speech("سالم الهادي", "طلب أي قروض من مصرف الخليج", SpeechAct::kDeny);
  EXPECT_EQ(Only(article, "طلب").frame.agent.text, "سالم الهادي");
}

TEST(ClaimReaderTest, RelativeClauseIsAboutTheNounBeforeIt) {
  HandMadeArticle article("وصل لواء الصحراء الذي يحاصر بلدة الزهراء");
  article.Name("لواء الصحراء", ActorKind::kArmedGroup).Narration();
  const ClaimMention mention = Only(article, "حاصر");
  EXPECT_EQ(mention.frame.agent.text, "لواء الصحراء");
  EXPECT_EQ(mention.frame.patient.text, "بلدة الزهراء");
}

TEST(ClaimReaderTest, ObjectPronounTurnsTheNounAfterTheVerbIntoTheSubject) {
  HandMadeArticle article("عاد سالم الهادي إلى البلدة التي يحاصرها لواء الصحراء");
  article.Name("سالم الهادي", ActorKind::kPerson).Name("لواء الصحراء", ActorKind::kArmedGroup);
  article.Narration();
  const ClaimMention mention = Only(article, "حاصر");
  EXPECT_EQ(mention.frame.agent.text, "لواء الصحراء");
  EXPECT_EQ(mention.frame.patient.text, "البلدة");
}

TEST(ClaimReaderTest, BodyIsNamedWithItsLeader) {
  HandMadeArticle article("يقود سالم الهادي لواء الصحراء. ويحاصر لواء الصحراء بلدة الزهراء");
  article.Name("سالم الهادي", ActorKind::kPerson).Name("لواء الصحراء", ActorKind::kArmedGroup);
  article.Narration();
  EXPECT_EQ(Only(article, "حاصر").frame.agent.text, "لواء الصحراء بقيادة سالم الهادي");
}

TEST(ClaimReaderTest, ForcesWithAPronounAreTheSpeakers) {
  HandMadeArticle article("قال سالم الهادي إن قواته تحاصر بلدة الزهراء");
  article.Name("سالم الهادي", ActorKind::kPerson).Speech("سالم الهادي", "قواته تحاصر بلدة الزهراء");
  EXPECT_EQ(Only(article, "حاصر").frame.agent.text, "قوات سالم الهادي");
}

TEST(ClaimReaderTest, PurposeIsAPlanOfTheSameAgent) {
  HandMadeArticle article("تتفاوض وزارة الزراعة لشراء جرارات من شركة الصناعات");
  article.Narration();
  const ClaimMention mention = Only(article, "اشترى");
  EXPECT_EQ(mention.frame.modality, Modality::kPlanned);
  EXPECT_EQ(mention.frame.agent.text, "وزارة الزراعة");
}

TEST(ClaimReaderTest, DemandsAreRequestedAndConditionsConditional) {
  HandMadeArticle demand("دعا سالم الهادي القوات إلى أن تنسحب القوات من البلدة");
  demand.Speech("سالم الهادي", "تنسحب القوات من البلدة", SpeechAct::kDemand);
  EXPECT_EQ(Only(demand, "انسحب").frame.modality, Modality::kRequested);
  HandMadeArticle condition("إذا انسحبت القوات من البلدة عاد السكان");
  condition.Narration();
  EXPECT_EQ(Only(condition, "انسحب").frame.modality, Modality::kConditional);
}

TEST(ClaimReaderTest, ExceptionIsNoPlainDenial) {
  HandMadeArticle article("لم تقصف الطائرات إلا مستودعا مهجورا");
  article.Narration();
  EXPECT_THAT(article.Read(Reader()), IsEmpty());
}

TEST(ClaimReaderTest, WhoIsAccusedActed) {
  HandMadeArticle article("اتهم الوزير تونس بقصف الميناء. واتهمها النائب بقصف الجسر");
  article.Name("تونس", ActorKind::kState);
  article.Speech("الوزير", "تونس بقصف الميناء", SpeechAct::kAccuse);
  EXPECT_EQ(Only(article, "قصف").frame.agent.text, "تونس");
  HandMadeArticle clause("اتهم الوزير تونس بأنها قصفت الميناء");
  clause.Name("تونس", ActorKind::kState);
  clause.Speech("الوزير", "تونس بأنها قصفت الميناء", SpeechAct::kAccuse);
  EXPECT_EQ(Only(clause, "قصف").frame.agent.text, "تونس");
  HandMadeArticle pronoun("اتهمها النائب بقصف الجسر");
  pronoun.Speech("النائب", "بقصف الجسر", SpeechAct::kAccuse);
  EXPECT_TRUE(Only(pronoun, "قصف").frame.agent.empty());
}

TEST(ClaimReaderTest, PhrasesEndWhereTheNextNounCannotBelongToThem) {
  const auto read = [](const char* text, absl::string_view predicate) {
    HandMadeArticle article(text);
    return Only(article.Narration(), predicate).frame;
  };
  const model::Frame closed = read("أغلقت الشرطة الطريق المؤدي إلى المرفأ", "أغلق");
  EXPECT_EQ(closed.agent.text, "الشرطة");
  EXPECT_EQ(closed.patient.text, "الطريق المؤدي");
  const model::Frame bombed = read("قصفت طائرات عراقية مدينة الرمال", "قصف");
  EXPECT_EQ(bombed.agent.text, "طائرات عراقية");
  EXPECT_EQ(bombed.patient.text, "مدينة الرمال");
  const model::Frame entered = read("دخلت القوات الحكومية بلدة حمرا", "دخل");
  EXPECT_EQ(entered.agent.text, "القوات الحكومية");
  EXPECT_EQ(entered.patient.text, "بلدة حمرا");
  const model::Frame attacked = read("هاجم مسلحون مجهولون مركز الشرطة", "هاجم");
  EXPECT_EQ(attacked.agent.text, "مسلحون مجهولون");
  EXPECT_EQ(attacked.patient.text, "مركز الشرطة");
}

// Who denies "ذلك", or what a report says that he names, denies its claims.
TEST(ClaimReaderTest, DenialsOfWhatOthersSaidDenyTheirClaims) {
  const auto deniers = [](const HandMadeArticle& article) {
    std::vector<std::string> names;
    for (const ClaimMention& mention : article.Read(Reader())) {
      if (mention.frame.predicate == "قصف" && mention.stance == Stance::kDenies) {
        names.push_back(mention.holder.display_name);
      }
    }
    return names;
  };
  HandMadeArticle back("قال النائب إن تونس قصفت الميناء، لكن الوزير نفى صحة ذلك");
  back.Name("تونس", ActorKind::kState);
  back.Speech("النائب", "تونس قصفت الميناء").Speech("الوزير", "صحة ذلك", SpeechAct::kDeny);
  EXPECT_THAT(deniers(back), ElementsAre("الوزير"));
  HandMadeArticle own("قال الوزير إن تونس قصفت الميناء، ثم نفى الوزير ذلك");
  own.Name("تونس", ActorKind::kState);
  own.Speech("الوزير", "تونس قصفت الميناء").Speech("الوزير", "ذلك", SpeechAct::kDeny);
  EXPECT_THAT(deniers(own), IsEmpty());
  HandMadeArticle other("قال النائب إن تونس قصفت الميناء، ونفى الوزير استقالته");
  other.Name("تونس", ActorKind::kState);
  other.Speech("النائب", "تونس قصفت الميناء").Speech("الوزير", "استقالته", SpeechAct::kDeny);
  EXPECT_THAT(deniers(other), IsEmpty());
}

TEST(ClaimReaderTest, ObjectOfAVerbalNounStandsBehindLam) {
  HandMadeArticle article("نفى الحزب حصار القوات التونسية لمدينة الرمال");
  article.Speech("الحزب", "حصار القوات التونسية لمدينة الرمال", SpeechAct::kDeny);
  const model::Frame frame = Only(article, "حاصر").frame;
  EXPECT_EQ(frame.agent.text, "القوات التونسية");
  EXPECT_EQ(frame.patient.text, "مدينة الرمال");
}

TEST(ClaimReaderTest, ADroppedSubjectAgreesWithItsVerb) {
  HandMadeArticle workshop("الجيش عثر على ورشة قرب المرفأ تستخدم أسلحة كيماوية");
  EXPECT_TRUE(Only(workshop.Narration(), "استخدم").frame.agent.empty());
  HandMadeArticle army("الجيش دخل المرفأ، ثم استخدم أسلحة كيماوية");
  EXPECT_EQ(Only(army.Narration(), "استخدم").frame.agent.text, "الجيش");
}

TEST(ClaimReaderTest, ARelativeClauseMayHoldUpTheVerb) {
  HandMadeArticle article("العقيد سالم الهادي، الذي يقود الحرس البحري، طلب من تونس زوارق جديدة");
  article.Name("سالم الهادي", ActorKind::kPerson).Name("تونس", ActorKind::kState).Narration();
  EXPECT_EQ(Only(article, "طلب").frame.agent.text, "سالم الهادي");
  // In a town, whatever it is like, somebody bombs something.
  HandMadeArticle town("في بلدة الزهراء، التي تحاصرها القوات، قصفت الطائرات مستودعا");
  EXPECT_EQ(Only(town.Narration(), "قصف").frame.agent.text, "الطائرات");
  HandMadeArticle other("رحب الوزير بالشركة، التي تبني الجسر، طلب من تونس زوارق جديدة");
  other.Name("تونس", ActorKind::kState).Narration();
  EXPECT_TRUE(Only(other, "طلب").frame.agent.empty());
}

TEST(ClaimReaderTest, WhatIsExpectedGoesOnBehindAnd) {
  HandMadeArticle article("يتوقع الوزير أن يزور البلاد مليون سائح وأن تدعم المصارف الحكومة");
  EXPECT_NE(Only(article.Narration(), "دعم").frame.modality, Modality::kActual);
}

TEST(ClaimReaderTest, ATimeThatOpensTheSentenceIsThatOfItsClause) {
  HandMadeArticle article("منذ أبريل 2015، قدمت الحكومة مساعدات إلى السكان");
  const model::Frame frame = Only(article.Narration(), "قدم").frame;
  ASSERT_TRUE(frame.time.has_value());
  EXPECT_EQ(absl::FormatTime("%Y-%m", frame.time->begin, absl::UTCTimeZone()), "2015-04");
  HandMadeArticle other("في أبريل 2015 زار الوزير السكان، قدمت الحكومة مساعدات إلى السكان");
  EXPECT_FALSE(Only(other.Narration(), "قدم").frame.time.has_value());
}

TEST(ClaimReaderTest, WhatIsPresupposedStandsForItself) {
  HandMadeArticle article(
      "هنأ الوزير في 3 مارس 2017 رئيس الحزب بعد إعادة انتخاب سالم الهادي رئيسا");
  article.Name("سالم الهادي", ActorKind::kPerson).Narration();
  const ClaimMention mention = Only(article, "انتخب");
  EXPECT_EQ(mention.frame.patient.text, "سالم الهادي");
  EXPECT_TRUE(mention.frame.agent.empty());
  EXPECT_FALSE(mention.frame.time.has_value());
}

TEST(ClaimReaderTest, NeitherNorNegatesItsVerb) {
  HandMadeArticle article("لا النقابة ولا الحزب دعما مشروع القانون");
  EXPECT_EQ(Only(article.Narration(), "دعم").frame.polarity, Polarity::kNegative);
}

// Who refuses what was announced does not say that it was not.
TEST(ClaimReaderTest, RefusalsDenyNothingButAccusations) {
  const auto denials = [](const char* noun) {
    const std::string content = absl::StrCat(noun, " النائب بأن تونس قصفت الميناء");
    HandMadeArticle article(absl::StrCat("رفض الوزير ", content));
    article.Name("تونس", ActorKind::kState);
    article.Speech("الوزير", content, SpeechAct::kDeny).Cue("رفض");
    article.Speech("النائب", "تونس قصفت الميناء").Inside(0);
    const std::vector<ClaimMention> mentions = article.Read(Reader());
    return std::count_if(mentions.begin(), mentions.end(), [](const ClaimMention& mention) {
      return mention.frame.predicate == "قصف" && mention.stance == Stance::kDenies;
    });
  };
  EXPECT_EQ(denials("إعلان"), 0);
  EXPECT_EQ(denials("اتهامات"), 1);
}

TEST(ClaimReaderTest, UntilNowIsATimeAndOpensNoClause) {
  HandMadeArticle article("البرلمان حتى الآن لم يدعم الحكومة");
  const model::Frame frame = Only(article.Narration(), "دعم").frame;
  EXPECT_EQ(frame.agent.text, "البرلمان");
  EXPECT_EQ(frame.polarity, Polarity::kNegative);
}

// What tells of a birth and gives it no subject goes on about the one person named before.
TEST(ClaimReaderTest, ALifeIsToldOfThePersonNamedBefore) {
  HandMadeArticle article(
      "قال سالم الهادي إن المرفأ آمن. ولد في منطقة الساحل، كان من مؤيدي الإصلاح");
  article.Name("سالم الهادي", ActorKind::kPerson);
  article.Speech("سالم الهادي", "المرفأ آمن")
      .Narration("ولد في منطقة الساحل، كان من مؤيدي الإصلاح");
  EXPECT_EQ(Only(article, "أيد").frame.agent.text, "سالم الهادي");
  HandMadeArticle child(
      "قال سالم الهادي إن المرفأ آمن. ولد الطفل في منطقة الساحل، كان من مؤيدي الإصلاح");
  child.Name("سالم الهادي", ActorKind::kPerson);
  child.Speech("سالم الهادي", "المرفأ آمن");
  child.Narration("ولد الطفل في منطقة الساحل، كان من مؤيدي الإصلاح");
  EXPECT_NE(Only(child, "أيد").frame.agent.text, "سالم الهادي");
  HandMadeArticle studies(
      "عاد سالم الهادي إلى المرفأ. تخرج عام 1990 في جامعة الساحل، كان من مؤيدي الإصلاح");
  studies.Name("سالم الهادي", ActorKind::kPerson);
  studies.Narration("تخرج عام 1990 في جامعة الساحل، كان من مؤيدي الإصلاح");
  EXPECT_EQ(Only(studies, "أيد").frame.agent.text, "سالم الهادي");
  HandMadeArticle two("التقى سالم الهادي كريم الساعدي. ولد في الساحل، كان من مؤيدي الإصلاح");
  two.Name("سالم الهادي", ActorKind::kPerson).Name("كريم الساعدي", ActorKind::kPerson);
  two.Narration("ولد في الساحل، كان من مؤيدي الإصلاح");
  EXPECT_TRUE(Only(two, "أيد").frame.agent.empty());
}

TEST(ClaimReaderTest, AQuotationInAClauseIsWhole) {
  for (const char* text : {"أغلقت الشرطة طريق «فجر البحر»", "أغلقت الشرطة طريق \"فجر البحر\""}) {
    HandMadeArticle article(text);
    EXPECT_EQ(Only(article.Narration(), "أغلق").text, text);
  }
  HandMadeArticle inside("أغلقت الشرطة طريق البحر");
  EXPECT_EQ(Only(inside.Narration(), "أغلق").text, "أغلقت الشرطة طريق البحر");
}

TEST(ClaimReaderTest, NamesAreNoEvents) {
  HandMadeArticle article("اختتم مؤتمر حركة فتح أعماله");
  article.Name("حركة فتح", ActorKind::kOrganization).Narration();
  EXPECT_THAT(article.Read(Reader()), IsEmpty());
}

TEST(ClaimReaderTest, NestedStatementKeepsItsClaims) {
  HandMadeArticle article("قالت الصحيفة إن سالم الهادي نفى أن يكون قد طلب قروضا من المصرف");
  article.Speech("الصحيفة", "سالم الهادي نفى أن يكون قد طلب قروضا من المصرف");
  article.Speech("سالم الهادي", "يكون قد طلب قروضا من المصرف", SpeechAct::kDeny);
  EXPECT_EQ(Only(article, "طلب").stance, Stance::kDenies);
}

}  // namespace
}  // namespace isnad::analysis
