namespace DatasetLsp.Core.Models;

/// <summary>Numbers from one to another, both included.</summary>
public readonly record struct NumberRange(double From, double To);
