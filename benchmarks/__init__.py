"""What Milepost promises in numbers: `python -m benchmarks.<name>` prints one table each."""
