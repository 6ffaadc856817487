-- MySQL dump 10.13  Distrib 5.7.44, for Linux (x86_64)
--
-- Host: localhost    Database: rxdb
-- ------------------------------------------------------
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS `pt`;
CREATE TABLE `pt` (
  `ptno` int(11) NOT NULL,
  `lnm` varchar(40) DEFAULT NULL,
  `fnm` varchar(40) DEFAULT NULL,
  `bd` date DEFAULT NULL,
  PRIMARY KEY (`ptno`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8;
INSERT INTO `pt` VALUES (40112,'Pangilinan','Ligaya','1958-08-21'),(40118,'Kolluri','Raghunath','1971-01-09'),(40120,'Beaumont-Ochs','Dexter','1990-06-30');
CREATE TABLE `ins` (`ptno` int(11), `bin` char(6), `pcn` varchar(10), `cardholder` varchar(20));
INSERT INTO `ins` VALUES (40112,'003858','A4','XEH256423432'),(40118,'022659','6334225','98339322F');
CREATE TABLE `rx` (`rxno` int(11), `ptno` int(11), `drug` varchar(60), `qty` int, `sig` varchar(80), `npi` char(10));
INSERT INTO `rx` VALUES (6614402,40112,'WARFARIN SODIUM 5MG TAB',30,'1 po qd for a-fib','1558417722'),(6614409,40118,'LITHIUM CARB ER 450MG',60,'1 po bid','1720093381'),(6614417,40112,'DIGOXIN 0.125MG',30,'1 po qam','1558417722');
CREATE TABLE `prescriber` (`npi` char(10), `nm` varchar(60));
INSERT INTO `prescriber` VALUES ('1558417722','Gwendolyn Achebe MD'),('1720093381','Torsten Villalobos-Reyes MD');
-- Dump completed on 2026-11-10  2:00:04
