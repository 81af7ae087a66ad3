"""The Dutch of the program itself, a module for each region: every word on screen that is not in a pack.

Short, warm and plain. A region imports no other: each part of the program loads its own words only.
"""
