using DatasetLsp.Core.Models;
using DatasetLsp.Core.Reports;

namespace DatasetLsp.Core.Tests.Models;

public class ModelSheetTests
{
    [Fact]
    public void Nothing_that_is_known_of_a_model_is_left_out() =>
        Assert.All(ModelCatalogue.All, model =>
        {
            var told = ModelSheet.Of(model).SelectMany(section => section.Rows).Select(row => row.Fact).ToHashSet(ReferenceEqualityComparer.Instance);

            // Why a model is unsuitable is told before the sheet.
            Assert.All(Facts.Of(model).Where(fact => fact.Key != "Unsuitable"), fact => Assert.True(told.Contains(fact.Value), $"{model.Id}: {fact.Key}"));
        });

    [Theory]
    [InlineData("gemini-3.5-flash", "tokens of an example", "131,072")]
    [InlineData("gemini-3.5-flash", "training file", "1 GB")]
    [InlineData("gemini-3.5-flash", "an image", "20 MB")]
    [InlineData("gemini-3.5-flash", "1M training tokens", "$10.00")]
    [InlineData("gemini-3.5-flash", "a call of the tuned model", "1.5 times the base model")]
    [InlineData("gemini-3.5-flash", "retirement, not before", "2027-05-19")]
    [InlineData("gemini-3.5-flash", "epochs", "chosen by the service")]
    [InlineData("gemini-2.5-flash", "beta, recommended", "0.01 to 0.5")]
    [InlineData("gemini-2.5-flash", "preference", "yes")]
    [InlineData("gemini-2.5-pro", "preference", "no")]
    [InlineData("gemini-1.5-pro-002", "adapter sizes", "1, 4")]
    [InlineData("llama-3.2-3b-instruct", "learning rate", "0.0000001")]
    [InlineData("llama-3.2-3b-instruct", "validation file", "25% of the bytes")]
    public void Values_are_written_as_people_write_them(string id, string label, string value) =>
        Assert.Contains(ModelSheet.Of(ModelCatalogue.Find(id)!).SelectMany(section => section.Rows), row => row.Label == label && row.Value == value);
}
